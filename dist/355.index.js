"use strict";
exports.id = 355;
exports.ids = [355];
exports.modules = {

/***/ 355:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ trustedBundle),
/* harmony export */   t: () => (/* binding */ certificates_exports)
/* harmony export */ });
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(811);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_3__);




// lib/network/certificates.js
var certificates_exports = (0,_main_js__WEBPACK_IMPORTED_MODULE_0__.S)({
	readCertificates: () => readCertificates,
	trust: () => trust
});
const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
function readCertificates(text, readFile) {
	let pem = text;
	if (!text.includes("-----BEGIN")) try {
		pem = readFile(text);
	} catch (error) {
		throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.g(`is neither PEM text nor a readable file (${error instanceof Error ? error.message : error})`);
	}
	const certificates = parseCertificates(pem);
	if (certificates === null) throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.g("contains no valid certificate; expected are one or more -----BEGIN CERTIFICATE----- blocks");
	return certificates;
}
function parseCertificates(pem) {
	const certificates = pem.match(block) ?? [];
	try {
		for (const certificate of certificates) new node_crypto__WEBPACK_IMPORTED_MODULE_2__.X509Certificate(certificate);
	} catch {
		return null;
	}
	return certificates.length > 0 ? certificates : null;
}
function trust(certificates) {
	if (typeof (node_tls__WEBPACK_IMPORTED_MODULE_3___default().setDefaultCACertificates) !== "function") throw new _main_js__WEBPACK_IMPORTED_MODULE_0__.y("input", `ca-certificate needs Node 22.19, 24.5 or later, and this is ${process.version}.`, "Use a newer Node, or omit ca-certificate and set NODE_EXTRA_CA_CERTS to the path of the file.");
	node_tls__WEBPACK_IMPORTED_MODULE_3___default().setDefaultCACertificates([...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("default"), ...certificates]);
}
function trustedBundle() {
	const trusted = typeof (node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates) === "function" ? [...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("default"), ...node_tls__WEBPACK_IMPORTED_MODULE_3___default().getCACertificates("system")] : [...(node_tls__WEBPACK_IMPORTED_MODULE_3___default().rootCertificates), ...extraCertificates()];
	return [...new Set(trusted)].join("\n");
}
function extraCertificates() {
	const file = process.env.NODE_EXTRA_CA_CERTS;
	return file === void 0 ? [] : parseCertificates((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, "utf8")) ?? [];
}



/***/ })

};
;
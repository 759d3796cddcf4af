export const id = 56;
export const ids = [56];
export const modules = {

/***/ 5056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustedBundle),
/* harmony export */   readCertificates: () => (/* binding */ readCertificates),
/* harmony export */   trustCertificates: () => (/* binding */ trustCertificates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var _base_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7594);




const pemCertificate = /-----BEGIN CERTIFICATE-----(?:[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----)?/g;
function readCertificates(text, readFile) {
    let pem = text;
    if (!text.includes('-----BEGIN')) {
        try {
            pem = readFile(text);
        }
        catch (error) {
            throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9(`is neither PEM text nor a readable file (${(0,_base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)})`);
        }
    }
    const certificates = parseCertificates(pem);
    if (certificates === null) {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidInput */ .o9('must contain one or more valid certificates in PEM format (-----BEGIN CERTIFICATE-----)');
    }
    return certificates;
}
function parseCertificates(pem) {
    const certificates = pem.match(pemCertificate) ?? [];
    try {
        for (const certificate of certificates)
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(certificate);
    }
    catch {
        return null;
    }
    return certificates.length > 0 ? certificates : null;
}
function trustCertificates(certificates) {
    if (typeof node_tls__WEBPACK_IMPORTED_MODULE_2__.setDefaultCACertificates !== 'function') {
        throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StepError */ .zg('input', `ca-certificate needs Node 22.19 or later (of Node 24: 24.5 or later), but this is ${process.version}.`, 'Use a newer Node, or omit ca-certificate and set NODE_EXTRA_CA_CERTS to the path of the file.');
    }
    node_tls__WEBPACK_IMPORTED_MODULE_2__.setDefaultCACertificates([...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default'), ...certificates]);
}
function trustedBundle() {
    const trusted = typeof node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates === 'function'
        ? [...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default'), ...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('system')]
        : [...node_tls__WEBPACK_IMPORTED_MODULE_2__.rootCertificates, ...extraCertificates()];
    return [...new Set(trusted)].join('\n');
}
function extraCertificates() {
    const file = process.env.NODE_EXTRA_CA_CERTS;
    if (!file)
        return [];
    try {
        return parseCertificates((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8')) ?? [];
    }
    catch {
        return [];
    }
}


/***/ })

};

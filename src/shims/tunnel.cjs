/** In place of `tunnel` where `@actions/http-client` imports it: loaded when there is a proxy to reach GitLab through. */
module.exports = {
  get httpOverHttp() {
    return require('tunnel/lib/tunnel.js').httpOverHttp;
  },
  get httpOverHttps() {
    return require('tunnel/lib/tunnel.js').httpOverHttps;
  },
  get httpsOverHttp() {
    return require('tunnel/lib/tunnel.js').httpsOverHttp;
  },
  get httpsOverHttps() {
    return require('tunnel/lib/tunnel.js').httpsOverHttps;
  },
};

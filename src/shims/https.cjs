/**
 * In place of `https` where `@actions/http-client` imports it: Node takes a sixth of the whole start to load TLS, which a GitLab
 * on http has no use for. A getter, and not a module of its own, since what is imported is loaded at once.
 */
module.exports = {
  get Agent() {
    return require('node:https').Agent;
  },
  get request() {
    return require('node:https').request;
  },
};

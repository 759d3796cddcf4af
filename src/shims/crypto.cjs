/** In place of `crypto` where `@actions/core` imports it: loaded when it is used, which it is only for old runners. */
module.exports = {
  get randomUUID() {
    return require('node:crypto').randomUUID;
  },
};

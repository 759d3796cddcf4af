/** Replaces the package undici, which would make up most of the bundle. @actions/http-client needs it only for fetch. */
export class ProxyAgent {
  constructor() {
    throw new Error('proxies are used through the agents of node:http, not through undici');
  }
}

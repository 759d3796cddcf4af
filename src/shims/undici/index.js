/** In place of the package undici, which would be most of the bundle: @actions/http-client needs it for fetch only. */
export class ProxyAgent {
  constructor() {
    throw new Error('proxies are reached through the agents of node:http, not through undici');
  }
}

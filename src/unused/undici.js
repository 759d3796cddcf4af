/** In place of the npm package `undici` in the bundle, of which it would be nine tenths. */
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle; proxies are reached through the agents of node:http');
  }
}

/** In place of the npm package `undici`, of which the bundle would be nine tenths: nothing here calls what needs it. */
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle; proxies are reached through the agents of node:http');
  }
}

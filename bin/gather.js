import { gather } from '../dist/index.js';

await gather();

import { testHistories } from './random-histories.ts';

testHistories(1);

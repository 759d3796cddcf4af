/** Everything that is shipped, in one piece and never run: the bundler lists the licenses of one piece only. */
import './main.ts';
import './list/mirrors.ts';

/* `npm start` and `npm run dev`. Old versions of Node cannot read this file: check-node.js runs first and says so. */
import { start } from './command.ts';

await start(process.argv.slice(2));

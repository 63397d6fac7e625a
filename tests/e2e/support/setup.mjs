// Says in one sentence what is missing, rather than in a hundred failures.
import { existsSync } from 'node:fs';
import path from 'node:path';

import { site, stubProgram } from './stub.mjs';

export default function setup() {
  stubProgram();
  if (!existsSync(path.join(site, 'index.html'))) {
    throw new Error(`no built page in ${site}; \`make build\` makes it`);
  }
}

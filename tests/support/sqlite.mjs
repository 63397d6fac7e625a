// SQLite's own shell, on copies of what the program has written.
import { execFileSync } from 'node:child_process';

/** @param {string} file of the database @param {string} script @returns {string} what it answers */
export function sqlite(file, script) {
  return execFileSync('sqlite3', ['-bail', file], { input: script, encoding: 'utf8' }).trim();
}

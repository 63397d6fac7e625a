// One file of a script or a style sheet and all that it imports.
import { readFile } from 'node:fs/promises';

import { build, transform } from 'esbuild';

const target = ['es2022', 'chrome102', 'firefox112', 'safari16'];

/** @param {string} entry @param {Record<string, string>} [define] names that stand for expressions */
export async function bundle(entry, define = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target,
    charset: 'utf8',
    logLevel: 'warning',
    define,
  });
  return outputFiles[0].text;
}

/** A script that stands for itself; its globals keep their names. @param {string} file */
export async function minified(file) {
  const { code } = await transform(await readFile(file), { minify: true, target, charset: 'utf8' });
  return code;
}

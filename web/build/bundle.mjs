// One file of a script or a style sheet and all that it imports.
import { build } from 'esbuild';

/** @param {string} entry @param {Record<string, string>} [define] names that stand for expressions */
export async function bundle(entry, define = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome102', 'firefox112', 'safari16'],
    charset: 'utf8',
    logLevel: 'warning',
    define,
  });
  return outputFiles[0].text;
}

// Builds what the benches need and the product does not: the load generator and the bare page.
import { execFile } from 'node:child_process';
import { cp, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
const out = path.join(root, 'build/bench');

const IMGUI_SOURCES = [
  'imgui.cpp', 'imgui_demo.cpp', 'imgui_draw.cpp', 'imgui_tables.cpp', 'imgui_widgets.cpp',
  'backends/imgui_impl_opengl3.cpp',
];

// Those of the product (cmake/Flags.cmake), but for the page's thread.
const EMCC_FLAGS = [
  '-Oz', '-DNDEBUG', '-std=c++20', '-fno-rtti', '-fno-exceptions', '-fno-threadsafe-statics',
  '-DIMGUI_IMPL_OPENGL_ES3', '-DIMGUI_DISABLE_FILE_FUNCTIONS',
];
const LINK_FLAGS = [
  '-Oz', '-sENVIRONMENT=web', '-sMODULARIZE=1', '-sEXPORT_NAME=Bare', '-sMIN_WEBGL_VERSION=2',
  '-sMAX_WEBGL_VERSION=2', '-sFILESYSTEM=0', '-sMALLOC=emmalloc', '-sALLOW_MEMORY_GROWTH=1',
  '-sSUPPORT_LONGJMP=0', '-sSUPPORT_ERRNO=0', '-sDYNAMIC_EXECUTION=0', '-sTEXTDECODER=2',
  '-sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0', '-sGL_TRACK_ERRORS=0', '-sMIN_CHROME_VERSION=90',
  '-sMIN_FIREFOX_VERSION=105', '-sMIN_SAFARI_VERSION=150000',
];

/** @param {string} target @param {string[]} sources */
async function isCurrent(target, sources) {
  const made = await stat(target).catch(() => null);
  if (!made) return false;
  const changes = await Promise.all(sources.map(async (source) => (await stat(source)).mtimeMs));
  return changes.every((at) => at <= made.mtimeMs);
}

/** @returns {Promise<string>} the program */
export async function buildLoadGenerator() {
  const source = path.join(here, 'load.cpp');
  const program = path.join(out, 'load');
  if (!(await isCurrent(program, [source]))) {
    await mkdir(out, { recursive: true });
    await run('g++', ['-std=c++20', '-O2', '-Wall', '-Wextra', '-o', program, source]);
  }
  return program;
}

/** @returns {Promise<string>} the directory to serve */
export async function buildBarePage() {
  const site = path.join(out, 'bare');
  const bare = path.join(here, 'bare');
  const script = path.join(site, 'bare.js');
  const main = path.join(bare, 'main.cpp');
  const pageFiles = ['index.html', 'bare.css', 'start.js'];
  const imgui = path.join(root, '.deps/imgui');
  const sources = [main, ...IMGUI_SOURCES.map((name) => path.join(imgui, name))];
  if (!(await isCurrent(script, sources))) {
    console.log('building the bare page with Dear ImGui\'s demo (a minute or two, once)');
    const objects = path.join(out, 'bare-objects');
    await mkdir(objects, { recursive: true });
    await mkdir(site, { recursive: true });
    const env = {
      ...process.env,
      NODE_PATH: '/usr/share/nodejs',  // where Debian's emcc finds its acorn
      PATH: `${path.join(root, '.deps/bin')}:${process.env.PATH}`,
    };
    const made = [];
    for (const source of sources) {
      const object = path.join(objects, `${path.basename(source, '.cpp')}.o`);
      if (!(await isCurrent(object, [source]))) {
        await run('emcc', [...EMCC_FLAGS, `-I${imgui}`, '-c', source, '-o', object], { env });
      }
      made.push(object);
    }
    await run('emcc', [...LINK_FLAGS, ...made, '--closure', '1', '-o', script], { env });
  }
  for (const name of pageFiles) await cp(path.join(bare, name), path.join(site, name));
  for (const name of [...pageFiles, 'bare.js', 'bare.wasm']) {
    await run('brotli', ['-f', '-q', '11', path.join(site, name)]);
  }
  return site;
}

// Starts Debian's nginx on docs/nginx.conf.example, the stub server behind it, and asks as a browser
// would: the page compressed and with its policy, sign-in and the API through the same origin. Then a
// browser does it.
//
//   node tests/nginx/check.mjs SERVER SITE
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { browse } from './browse.mjs';

const [server, site] = process.argv.slice(2).map((path) => resolve(path));
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const MODULES = '/usr/lib/nginx/modules';
const PATIENCE_MS = 20_000;
let passed = 0;
let failed = 0;

function check(what, holds, seen = '') {
    if (holds) passed++;
    else failed++;
    if (!holds) console.log(`not so: ${what} ${seen}`);
}

if (!NGINX) {
    console.log('there is no nginx: apt install nginx-light libnginx-mod-http-brotli-static');
    console.log('0 passed, 1 failed');
    process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'ranets-nginx-'));
const children = [];
writeFileSync(join(folder, 'page.html'), '<p>'); // of the stub server's own
try {
    const stub = await startStub();
    const port = await startNginx(stub);
    await askForPage(port, stub);
    await useApi(port);
    await attack(port);
    await browse(`http://127.0.0.1:${port}`, check);
} catch (error) {
    check('the servers start and answer', false, error.stack);
} finally {
    for (const child of children.reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function startStub() {
    const child = spawn(server, ['--port', '0', '--date', '2026-11-18T12:34', '--site', folder,
        '--trusted-proxy', '127.0.0.1', '--log', join(folder, 'stub.log')],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
        const port = /http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
        if (port) return Number(port);
    }
    throw new Error('the stub server did not start');
}

/** The example with the three things changed that are for the reader to change. */
async function startNginx(stub) {
    const port = await freePort();
    const example = readFileSync('docs/nginx.conf.example', 'utf8')
        .replace('127.0.0.1:8080', `127.0.0.1:${stub}`)
        .replace('listen 80;', `listen 127.0.0.1:${port};`)
        .replaceAll('/var/log/nginx', folder)
        .replace('/srv/ranets/site', site);
    // As Debian's nginx.conf includes a site; temporary files stand in the folder of this run.
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
    // Started by root it would read as another user, who cannot see a clone below /root.
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    writeFileSync(join(folder, 'nginx.conf'), `
        load_module ${MODULES}/ngx_http_brotli_static_module.so;
        pid ${folder}/nginx.pid;
        ${user}
        error_log stderr warn;
        worker_processes 1;
        events { worker_connections 256; }
        http { access_log off; ${places}\n${example}\n }`);
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
    execFileSync(NGINX, [...args, '-t', '-q']);
    children.push(spawn(NGINX, [...args, '-g', 'daemon off;'], { stdio: 'inherit' }));
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
        const answer = await ask(port, '/').catch(() => null);
        if (answer) return port;
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('nginx did not start');
}

async function askForPage(port, stub) {
    const page = await ask(port, '/', { headers: { 'Accept-Encoding': 'gzip, br' } });
    check('the page is there', page.status === 200, page.status);
    check('as HTML in UTF-8', page.headers['content-type'] === 'text/html; charset=utf-8',
        page.headers['content-type']);
    check('compressed by Brotli', page.headers['content-encoding'] === 'br');
    const policy = page.headers['content-security-policy'];
    check('with a policy', policy?.includes("default-src 'none'") &&
        policy.includes("script-src 'self' 'wasm-unsafe-eval'"), policy);
    check('that the stub server sends, too',
        policy === (await ask(stub, '/page.html')).headers['content-security-policy']);
    check('asked for anew each time', page.headers['cache-control'] === 'no-cache');
    const zipped = await ask(port, '/', { headers: { 'Accept-Encoding': 'gzip' } });
    check('or by gzip', zipped.headers['content-encoding'] === 'gzip');

    const html = (await ask(port, '/')).body;
    const module = /"wasm":"([^"]+)"/.exec(html)?.[1];
    const wasm = await ask(port, `/${module}`, { headers: { 'Accept-Encoding': 'br' } });
    check('the module is kept for good', wasm.headers['cache-control']?.endsWith('immutable'),
        JSON.stringify(wasm.headers));
    check('the module has its type', wasm.headers['content-type'] === 'application/wasm');
    check('the module is compressed', wasm.headers['content-encoding'] === 'br');
    const keeper = await ask(port, '/sw.js');
    check('the service worker is a script', keeper.headers['content-type'] === 'text/javascript; charset=utf-8',
        keeper.headers['content-type']);
    check('and asked for anew each time', keeper.headers['cache-control'] === 'no-cache');
    check('as the page', keeper.headers['content-security-policy'] === policy);
    const manifest = await ask(port, '/manifest.webmanifest');
    check('the manifest has its type', manifest.headers['content-type'] === 'application/manifest+json',
        manifest.headers['content-type']);
    check('and is asked for anew each time', manifest.headers['cache-control'] === 'no-cache');
    const icon = JSON.parse(manifest.body).icons.find(({ type }) => type === 'image/png').src;
    const picture = await ask(port, `/${icon}`);
    check('its icons are pictures', picture.headers['content-type'] === 'image/png',
        picture.headers['content-type']);
    check('and kept for good', picture.headers['cache-control']?.endsWith('immutable'));
    check('what is not there is not found', (await ask(port, '/nothing')).status === 404);
}

async function useApi(port) {
    const origin = `http://127.0.0.1:${port}`;
    const nobody = await ask(port, '/v2/users/me');
    check('the API asks for a token', nobody.status === 401 &&
        JSON.parse(nobody.body).type === 'tokenRequired', nobody.body);

    const verifier = randomBytes(32).toString('base64url');
    const common = { client_id: 'ranets', redirect_uri: `${origin}/` };
    const code = await post(port, '/oauth2/authorize', {
        ...common,
        response_type: 'code',
        state: 'state',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        login: 'parent',
        password: 'ranets-demo',
    }, { Accept: 'application/json', Origin: origin, 'Sec-Fetch-Site': 'same-origin' });
    check('a parent signs in', code.status === 200, code.body);
    const tokens = await post(port, '/oauth2/token', {
        ...common, grant_type: 'authorization_code', code: JSON.parse(code.body).code,
        code_verifier: verifier,
    }, {});
    const token = JSON.parse(tokens.body).access_token;
    const headers = { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'br' };
    const me = await ask(port, '/v2/users/me', { headers: { ...headers, 'Accept-Encoding': '' } });
    check('and is known', JSON.parse(me.body).roles?.[0] === 'EduParent', me.body);
    const again = await ask(port, '/v2/users/me',
        { headers: { ...headers, 'If-None-Match': me.headers.etag } });
    check('what has not changed is not sent again', again.status === 304, again.status);
    const odd = await ask(port, '/v2.0/persons/me/lesson-log-entries&from=2026-11-01&to=2026-11-18',
        { headers });
    check('odd paths come through', odd.status === 200, odd.status);
    const changes = await ask(port, '/ext/v1/changes', { headers });
    check('our own family comes through', changes.status === 200, changes.status);
}

/** What must not come through, and what must not be written down. */
async function attack(port) {
    for (const path of ['/ext/v1/demo/faults', '/ext/v1/%64emo/faults', '/ext/v1/demo%2ffaults',
        '/ext//v1/demo/clock', '/v2/../ext/v1/demo/faults', '/demo']) {
        check(`${path} is closed`, (await ask(port, path)).status === 404, path);
    }
    // With a body that reads like a request, on connections that nginx keeps and shares.
    const inner = 'GET /v2/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
    const heads = [`Content-Length: ${inner.length}`, `Content-Length: 0\r\nContent-Length: ${inner.length}`,
        `Content-Length: ${inner.length}\r\nTransfer-Encoding: chunked`, 'Transfer-Encoding: xchunked',
        'Transfer-Encoding : chunked', `Content-Length: ${inner.length}\r\nExpect: 100-continue`];
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE']) {
        for (const head of heads) {
            await send(port, `${method} /v2/users/me HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n\r\n${inner}`);
            const next = await ask(port, '/v2/users/me');
            check(`after ${method} with ${head} others are answered`, next.status === 401, next.status);
        }
    }
    await send(port, `POST /v2/${'x'.repeat(3000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n${heads[0]}\r\n\r\n${inner}`);
    await ask(port, '/v2/users/me');
    await ask(port, '/v2/users/me?access_token=secret-token');
    await ask(port, '/v2/users/me&access_token=secret-token');
    await ask(port, '/login/?login=parent&password=secret-word');
    await ask(port, '/ext/v1/calendars/secret-word.ics');
    for (const name of ['ranets.log', 'stub.log', 'error.log']) {
        const log = existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
        check(`${name} holds no secret`, !log.includes('secret'), log);
        check(`${name} holds nothing smuggled`, !log.includes('smuggled'), log);
    }
    check('nginx writes its log', readFileSync(join(folder, 'ranets.log'), 'utf8').includes('"GET /v2/users/me" 401'));
}

/** Bytes as they are, and whatever comes within a moment. */
function send(port, bytes) {
    return new Promise((resolve_) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        let got = '';
        socket.on('data', (chunk) => { got += chunk; });
        socket.on('error', () => {});
        socket.setTimeout(150, () => socket.destroy());
        socket.on('close', () => resolve_(got));
    });
}

/** Resolves with the answer, undecoded. */
function ask(port, path, { method = 'GET', headers = {}, body } = {}) {
    return new Promise((resolve_, reject) => {
        const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
            const chunks = [];
            answer.on('data', (chunk) => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () => resolve_({
                status: answer.statusCode,
                headers: answer.headers,
                body: Buffer.concat(chunks).toString(),
            }));
        });
        sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`${path}: no answer`)));
        sent.on('error', reject);
        sent.end(body);
    });
}

function post(port, path, form, headers) {
    return ask(port, path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(form).toString(),
    });
}

function freePort() {
    return new Promise((resolve_) => {
        const probe = createServer();
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve_(port));
        });
    });
}

function end(child) {
    return new Promise((resolve_) => {
        if (child.exitCode !== null) return resolve_();
        child.once('exit', resolve_);
        child.kill('SIGTERM');
    });
}

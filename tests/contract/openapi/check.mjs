// Checks the contract: that openapi.yaml is valid and describes the routes of the server, no more
// and no less, and that every answer that the contract tests and the browser's saw is as it says.
// Both write them down when RANETS_ANSWERS names a file.
//
//   node tests/contract/openapi/check.mjs SERVER ANSWERS...
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { Validator } from '@seriousme/openapi-schema-validator';

import { bundle, compiler, matcher, readParts } from './document.mjs';

const [server, ...files] = process.argv.slice(2);
const MOST_SHOWN = 20;
let passed = 0;
let failed = 0;

function report(what, faults) {
    if (faults.length) failed++;
    else passed++;
    if (!faults.length) return;
    console.log(`${what}:`);
    for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`  ${fault}`);
    if (faults.length > MOST_SHOWN) console.log(`  … ${faults.length - MOST_SHOWN} more`);
}

const parts = readParts();
const document = bundle(parts);

const lint = await new Validator().validate(structuredClone(document));
report('openapi.yaml is no valid OpenAPI',
    lint.valid ? [] : [JSON.stringify(lint.errors).slice(0, 2000)]);
report('conventions', conventions());
report('routes', compareRoutes());
await validateAnswers();

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** Each operation is named once, described, and refers to evidence; each part is used. */
function conventions() {
    const faults = [];
    const ids = new Set();
    for (const [path, item] of Object.entries(document.paths)) {
        for (const [method, operation] of operations(item)) {
            const name = `${method} ${path}`;
            if (ids.has(operation.operationId)) faults.push(`${name}: operationId comes twice`);
            ids.add(operation.operationId);
            if (!operation.summary || !operation.description) faults.push(`${name}: not described`);
            const evidence = /\b(OBS|MODEL|DOC|UNV|Ours|RFC|Legacy|All clients|[A-Z]{2})\b/;
            if (!evidence.test(operation.description)) faults.push(`${name}: no evidence`);
            const wanted = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
            const given = (item.parameters ?? []).map((parameter) =>
                document.components.parameters[parameter.$ref.split('/').at(-1)].name);
            if (wanted.join() !== given.join()) faults.push(`${name}: parameters ${given}`);
        }
    }
    for (const [file, content] of parts) {
        if (!file.includes('/schemas/')) continue;
        for (const name of Object.keys(content)) {
            if (!document.components.schemas[name]) faults.push(`${file}: ${name} is used nowhere`);
            else if (!content[name].description) faults.push(`${file}: ${name} is not described`);
        }
    }
    return faults;
}

function operations(item) {
    return Object.entries(item).filter(([key]) => key !== 'parameters');
}

/** The server's own table against the document. */
function compareRoutes() {
    const table = execFileSync(server, ['--routes'], { encoding: 'utf8' }).trim().split('\n');
    const served = new Set(table);
    const described = new Set();
    for (const [path, item] of Object.entries(document.paths)) {
        for (const [method] of operations(item)) described.add(`${method.toUpperCase()} ${path}`);
    }
    console.log(`${served.size} routes served, ${described.size} described`);
    return [
        ...table.filter((route) => !described.has(route)).map((route) => `not described: ${route}`),
        ...[...described].filter((route) => !served.has(route))
            .map((route) => `not served: ${route}`),
    ];
}

async function validateAnswers() {
    const compile = compiler(document);
    const find = matcher(document);
    const validators = new Map();
    const faults = [];
    const seen = new Set();
    let count = 0;
    for await (const answer of answers()) {
        if (!/^\/(v2(\.0)?|ext\/v1|oauth2)(\/|$)/.test(answer.path)) continue;
        const path = find(answer.path);
        if (!path && answer.path.startsWith('/oauth2')) continue;  // pages, not of the API
        const method = answer.method === 'HEAD' ? 'get' : answer.method.toLowerCase();
        const operation = path && document.paths[path][method];
        const key = `${operation ? `${method} ${path}` : `unknown ${path}`} ${answer.status}`;
        if (!validators.has(key)) {
            const form = answer.path.startsWith('/oauth2') ? 'OAuthRefusal' : 'Problem';
            validators.set(key, makeValidator(compile, operation, answer.status, form));
        }
        const fault = validators.get(key)(answer);
        count++;
        if (operation && answer.status === 200) seen.add(`${method} ${path}`);
        const asked = `${answer.method} ${answer.path.slice(0, 160)}`;
        if (fault) faults.push(`${asked} ${answer.status}: ${fault}`);
    }
    console.log(`${count} different answers compared`);
    report('answers', faults);
    const unseen = [];
    for (const [path, item] of Object.entries(document.paths)) {
        for (const [method, operation] of operations(item)) {
            const route = `${method} ${path}`;
            if (operation.responses['200'] && !seen.has(route)) unseen.push(route);
        }
    }
    report('routes of which no answer was seen', unseen);
}

async function* answers() {
    for (const file of files) {
        const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
        for await (const line of lines) yield JSON.parse(line);
    }
}

/** A function that tells what is wrong with an answer, or nothing; `form` is that of no route. */
function makeValidator(compile, operation, status, form) {
    let response = operation?.responses[String(status)] ?? operation?.responses.default;
    if (!operation) response = { $ref: `#/components/responses/${form}` };
    if (!response || (operation && status < 400 && !operation.responses[String(status)])) {
        return status === 304 ? () => null : () => 'the status is not described';
    }
    if (response.$ref) response = document.components.responses[response.$ref.split('/').at(-1)];
    const types = new Map(Object.entries(response.content ?? {}).map(([type, media]) =>
        [type, compile(media.schema)]));
    return (answer) => {
        const type = answer.type.split(';')[0];
        if (!answer.body && (answer.method === 'HEAD' || types.size === 0)) return null;
        const validate = types.get(type);
        if (!validate) return `the type ${type} is not described`;
        if (type !== 'application/json') return null;
        if (!validate(JSON.parse(answer.body))) {
            const [error] = validate.errors;
            return `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`;
        }
        return twins(answer.body);
    };
}

/** Numbers beyond 2^53 are compared with their twins as text. */
function twins(body) {
    for (const match of body.matchAll(/"([\w-]+)":(-?\d+|null),"\1_str":("(-?\d+)"|null)/g)) {
        if (match[2] !== (match[4] ?? 'null')) return `${match[1]} and its twin differ`;
    }
    return null;
}

// The contract, server-stub/openapi.yaml with its parts, as one document and as validators.
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const FOLDER = 'server-stub';

/** Each file by its path below server-stub. */
export function readParts() {
    const names = readdirSync(`${FOLDER}/openapi`, { recursive: true })
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => `openapi/${name}`);
    return new Map(['openapi.yaml', ...names].map((name) =>
        [name, parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))]));
}

/** What `ref`, written in the file `from`, stands for: [file, pointer, value]. */
export function follow(parts, from, ref) {
    const [file, pointer] = ref.split('#');
    const target = file ? posix.join(posix.dirname(from), file) : from;
    let value = parts.get(target);
    for (const step of pointer.split('/').slice(1)) {
        value = value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    }
    return [target, pointer, value];
}

/** One document: path items are put in place, all else is referred to below components. */
export function bundle(parts) {
    const main = structuredClone(parts.get('openapi.yaml'));
    main.components.schemas = {};
    main.components.parameters = {};
    main.components.responses = {};
    const kindOf = (file, pointer) => {
        if (file.includes('/schemas/') || pointer === '/AnyDay') return 'schemas';
        return file.endsWith('parameters.yaml') ? 'parameters' : 'responses';
    };
    const rewrite = (node, file) => {
        if (Array.isArray(node)) return node.map((item) => rewrite(item, file));
        if (node === null || typeof node !== 'object') return node;
        if (typeof node.$ref !== 'string') {
            return Object.fromEntries(
                Object.entries(node).map(([key, value]) => [key, rewrite(value, file)]));
        }
        const [target, pointer, value] = follow(parts, file, node.$ref);
        if (value === undefined) throw new Error(`${file}: ${node.$ref} stands for nothing`);
        if (target.includes('/paths/')) return rewrite(value, target);
        const kind = kindOf(target, pointer);
        const name = pointer.slice(1);
        if (!(name in main.components[kind])) {
            main.components[kind][name] = null;  // objects may refer to themselves
            main.components[kind][name] = rewrite(value, target);
        }
        return { $ref: `#/components/${kind}/${name}` };
    };
    main.paths = rewrite(main.paths, 'openapi.yaml');
    return main;
}

/** Compiles any schema of the bundled document. */
export function compiler(document) {
    const ajv = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true });
    ajv.addFormat('int64', { type: 'number', validate: Number.isInteger });
    ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
    ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    ajv.addFormat('local-date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    ajv.addFormat('utc-fraction', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}$/);
    ajv.addSchema({ $id: 'contract', components: document.components }, undefined, true, false);
    ajv.addKeyword('components');
    const absolute = (node) => JSON.parse(
        JSON.stringify(node).replaceAll('"#/components', '"contract#/components'));
    return (schema) => ajv.compile(absolute(schema));
}

/** Finds the path item of an address, /v2.0/ being /v2/; literal steps before placeholders. */
export function matcher(document) {
    const rows = Object.keys(document.paths).map((path) => {
        const steps = path.split('/');
        const holes = steps.filter((step) => step.includes('{')).length;
        const source = steps.map((step) => step.split(/\{[^}]+\}/).map(escape).join('[^/]+'));
        return { path, holes, pattern: new RegExp(`^${source.join('/')}$`) };
    }).sort((a, b) => a.holes - b.holes);
    return (address) => {
        const path = address.split('?')[0].replace(/^\/v2\.0\//, '/v2/');
        return rows.find((row) => row.pattern.test(path))?.path;
    };
}

function escape(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

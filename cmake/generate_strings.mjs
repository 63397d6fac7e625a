// Turns assets/strings/{ru,en}.json into strings_table.h and strings_table.cpp.
// Use: node generate_strings.mjs RU.json EN.json FOLDER
//
// A value is a string, or an object of plural forms: one, few, many in Russian; one, other in
// English. Both languages must have the same keys, and the same of them plural.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

class Mistake extends Error {}

function read(path, forms) {
    let values;
    try {
        values = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
        throw new Mistake(`${path}: ${error.message}.`);
    }
    for (const [key, value] of Object.entries(values)) {
        if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key)) {
            throw new Mistake(`${path}: the key "${key}" is not lower_snake.`);
        }
        if (typeof value === 'string') continue;
        const has = Object.keys(value ?? {}).sort().join(', ');
        if (has !== [...forms].sort().join(', ')) {
            throw new Mistake(`${path}: "${key}" has the forms ${has}, not ${forms.join(', ')}.`);
        }
    }
    return values;
}

function mustHave(keys, values, path) {
    const missing = keys.filter((key) => !(key in values));
    if (missing.length) throw new Mistake(`${path} lacks ${missing.join(', ')}.`);
}

function mustAgree(russian, english) {
    for (const key of Object.keys(russian)) {
        if (typeof russian[key] !== typeof english[key]) {
            throw new Mistake(`"${key}" has plural forms in one language only.`);
        }
    }
}

const enumerator = (key) =>
    'k' + key.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join('');

// JSON's escapes are C++'s too, but for \/ which stringify never writes.
const literal = (text) => JSON.stringify(text);

function entry(value) {
    const forms = typeof value === 'string'
        ? [value, value, value]
        : [value.one, value.few ?? value.other, value.many ?? value.other];
    return `    {${forms.map(literal).join(', ')}},`;
}

function table(name, values, keys) {
    return [`const Entry ${name}[] = {`, ...keys.map((key) => entry(values[key])), '};', ''];
}

function main(russianPath, englishPath, folder) {
    const russian = read(russianPath, ['one', 'few', 'many']);
    const english = read(englishPath, ['one', 'other']);
    const keys = Object.keys(russian);
    mustHave(keys, english, englishPath);
    mustHave(Object.keys(english), russian, russianPath);
    mustAgree(russian, english);

    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/strings_table.h`, [
        '#pragma once',
        '// Generated from assets/strings.',
        '#include <cstddef>',
        '#include <cstdint>',
        '#include <string_view>',
        '',
        'namespace ranets::strings {',
        '',
        'enum class Key : std::uint16_t {',
        ...keys.map((key) => `    ${enumerator(key)},`),
        '};',
        `inline constexpr std::size_t kCount = ${keys.length};`,
        '',
        '// One form serves all numbers where the three are equal; English has few and many alike.',
        'struct Entry {',
        '    std::string_view one, few, many;',
        '};',
        'extern const Entry kRussian[];  // by Key',
        'extern const Entry kEnglish[];',
        '',
        '}  // namespace ranets::strings',
        '',
    ].join('\n'));
    writeFileSync(`${folder}/strings_table.cpp`, [
        '#include "strings/strings_table.h"',
        '',
        'namespace ranets::strings {',
        '',
        ...table('kRussian', russian, keys),
        ...table('kEnglish', english, keys),
        '}  // namespace ranets::strings',
        '',
    ].join('\n'));
}

try {
    main(...process.argv.slice(2));
} catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(`Strings: ${error.message}`);
    process.exitCode = 1;
}

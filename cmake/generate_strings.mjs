// Turns assets/strings/{ru,en}.json into strings_table.h, russian.cpp, more_russian.cpp, late_russian.cpp,
// english.cpp, and english.txt, which the page fetches for who has chosen English.
// Use: node generate_strings.mjs RU.json EN.json SHELL FOLDER
//
// The Russian strings come in three parts, as the program does (docs/DECISIONS.md): those that the folder
// SHELL uses for the sign-in and the frame, those that only screens of the late part use, and the others.
//
// A value is a string, or an object of plural forms: one, few, many in Russian; one, other in
// English. Both languages must have the same keys, and the same of them plural.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

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

// A table of views would be twice as large as what it points to.
const FORMS_APART = '\u0001';
const END = '\0';

function text(values, keys, forms) {
    return keys.map((key) => {
        const value = values[key];
        const parts = typeof value === 'string' ? [value] : forms.map((form) => value[form]);
        return parts.join(FORMS_APART) + END;
    });
}

// JSON's escapes are C++'s too, but for those with a u, and \/ which stringify never writes. An octal one
// of three digits may stand before another digit.
const literal = (string) =>
    JSON.stringify(string).replaceAll('\\u0000', '\\0').replaceAll('\\u0001', '\\001');

// Of the files below SHELL; of screens as web/build/late_part.txt has it.
const FIRST = /^(\w+\.\w+|(kit|semantics|screens\/frame|screens\/login)\/.*)$/;
const LATE = /^screens\/(?!(common|diary|frame|login)\/)/;

/** The keys of the three parts, in the order of the file. */
function parted(keys, shell) {
    const used = { first: new Set(), late: new Set(), second: new Set() };
    for (const entry of readdirSync(shell, { recursive: true })) {
        const file = String(entry);
        if (!/\.(cpp|h)$/.test(file)) continue;
        const part = FIRST.test(file) ? 'first' : LATE.test(file) ? 'late' : 'second';
        for (const [word] of readFileSync(`${shell}/${file}`, 'utf8').matchAll(/\bk[A-Z]\w*/g)) {
            used[part].add(word);
        }
    }
    const partOf = (key) => {
        const word = enumerator(key);
        return used.first.has(word) ? 'first' : used.second.has(word) || !used.late.has(word) ? 'second' : 'late';
    };
    return ['first', 'second', 'late'].map((part) => keys.filter((key) => partOf(key) === part));
}

/** What is the same stays as old as it is, and nothing is compiled anew. */
function write(file, text) {
    try {
        if (readFileSync(file, 'utf8') === text) return;
    } catch {
        // It is not there yet.
    }
    writeFileSync(file, text);
}

function source(name, strings) {
    return [
        '#include "strings/strings_table.h"',
        '',
        'namespace ranets::strings {',
        '',
        'namespace {',
        'constexpr char kText[] =',
        ...strings.map((string) => `    ${literal(string)}`),
        ';',
        '}  // namespace',
        '',
        `const std::string_view ${name}{kText, sizeof kText - 1};`,
        '',
        '}  // namespace ranets::strings',
        '',
    ].join('\n');
}

function main(russianPath, englishPath, shell, folder) {
    const russian = read(russianPath, ['one', 'few', 'many']);
    const english = read(englishPath, ['one', 'other']);
    const parts = parted(Object.keys(russian), shell);
    const keys = parts.flat();
    mustHave(keys, english, englishPath);
    mustHave(Object.keys(english), russian, russianPath);
    mustAgree(russian, english);

    mkdirSync(folder, { recursive: true });
    write(`${folder}/strings_table.h`, [
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
        '// The strings of a language by Key, each with a zero at its end. Between plural forms (one, few,',
        '// many; one, other) stands kFormsApart.',
        "inline constexpr char kFormsApart = '\\1';",
        'extern const std::string_view kRussian, kMoreRussian, kLateRussian;  // each goes on where one ends',
        '// Not part of the program: it is added to it (shell/kit/words.h).',
        'extern const std::string_view kEnglish;',
        '',
        '}  // namespace ranets::strings',
        '',
    ].join('\n'));
    const englishText = text(english, keys, ['one', 'other']);
    const ofPart = (part) => text(russian, parts[part], ['one', 'few', 'many']);
    write(`${folder}/russian.cpp`, source('kRussian', ofPart(0)));
    write(`${folder}/more_russian.cpp`, source('kMoreRussian', ofPart(1)));
    write(`${folder}/late_russian.cpp`, source('kLateRussian', ofPart(2)));
    write(`${folder}/english.cpp`, source('kEnglish', englishText));
    write(`${folder}/english.txt`, englishText.join(''));
}

try {
    main(...process.argv.slice(2));
} catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(`Strings: ${error.message}`);
    process.exitCode = 1;
}

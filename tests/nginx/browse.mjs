// The diary itself behind nginx: a parent signs in, reads the day, and comes back to it.
import { chromium } from '@playwright/test';

import { fillLogin, pressSignIn } from '../e2e/support/app.mjs';
import { chromiumOptions } from '../support/chromium.mjs';

const PATIENCE_MS = 20_000;

/**
 * @param {string} origin of nginx
 * @param {(what: string, holds: boolean, seen?: string) => void} check
 */
export async function browse(origin, check) {
    const browser = await chromium.launch(chromiumOptions);
    try {
        const page = await browser.newPage({ locale: 'ru-RU' });
        page.setDefaultTimeout(PATIENCE_MS);
        const complaints = [];
        page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(String(error)));

        await page.goto(origin);
        await fillLogin(page, 'parent');
        await pressSignIn(page);
        check('a parent reads the day in a browser', await readsAlgebra(page));
        await page.reload();
        check('and again after a reload', await readsAlgebra(page));
        check('without a complaint', complaints.length === 0, complaints.join(' | '));
    } finally {
        await browser.close();
    }
}

/** @param {import('@playwright/test').Page} page */
function readsAlgebra(page) {
    return page.getByRole('group', { name: 'Среда, 18 ноября, сегодня' })
        .getByRole('button', { name: /^1 урок, 8:30, Алгебра, .*оценка 5$/ })
        .waitFor().then(() => true, () => false);
}

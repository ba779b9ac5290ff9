// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/** Looks for what keeps people from using a page, as it is now. */
final class PageCheck {
    /** What is to be seen, or to be read by a screen reader. */
    private static final String SHOWN = """
            const shown = element => element.checkVisibility({visibilityProperty: true});
            const at = element => element.id || element.title || element.textContent.trim().slice(0, 40);
            const controls = [...document.querySelectorAll('a, button, input, textarea, progress')].filter(shown);
            """;

    private PageCheck() {}

    /** Controls of which a screen reader has no name to say. */
    static List<String> namelessControls(JavascriptExecutor browser) {
        return list(browser, """
                const name = control => control.getAttribute('aria-label')
                    || [...(control.labels ?? [])].map(label => label.innerText.trim()).join(' ')
                    || (control.tagName === 'BUTTON' ? control.textContent.replace(/\\W/g, '') : '');
                return controls.filter(control => !name(control)).map(control => control.outerHTML);
                """);
    }

    /** The ids of what a screen reader reads out when it changes. */
    static List<String> liveRegions(JavascriptExecutor browser) {
        return list(browser, """
                return [...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')]
                    .filter(region => shown(region) && region.getAttribute('aria-live') !== 'off')
                    .map(region => region.id);
                """);
    }

    /** Where the controls are that Tab goes to, from the top: each with six digits, in the order of Tab. */
    static List<String> focusOrder(JavascriptExecutor browser) {
        return list(browser, """
                const top = control => control.id === 'choose' ? control.parentElement : control;
                const y = control => Math.round(top(control).getBoundingClientRect().top + scrollY + 1000);
                return controls
                    .filter(control => control.tabIndex >= 0 && !control.disabled && control.tagName !== 'PROGRESS')
                    .toSorted((a, b) => (a.tabIndex || 1e9) - (b.tabIndex || 1e9))
                    .map(control => String(y(control)).padStart(6, '0'));
                """);
    }

    /** Texts whose colour differs too little from what is behind them: WCAG asks for a contrast of 4.5. */
    static List<String> tooFaint(JavascriptExecutor browser) {
        return list(browser, """
                const rgba = text => {
                    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                    canvas.fillStyle = text;
                    canvas.fillRect(0, 0, 1, 1);
                    return [...canvas.getImageData(0, 0, 1, 1).data];
                };
                const luminance = color => color.slice(0, 3)
                    .map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
                const behind = element => {
                    for (let e = element; e; e = e.parentElement) {
                        const color = rgba(getComputedStyle(e).backgroundColor);
                        if (color[3] === 255) return color;
                    }
                    return [255, 255, 255];
                };
                const contrast = (element, color) => {
                    const [a, b] = [luminance(rgba(color)), luminance(behind(element))];
                    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                };
                const texts = [...document.querySelectorAll('body *')].filter(element => shown(element)
                    && [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
                const placeholder = document.querySelector('textarea');
                return [...texts.map(element => [element, getComputedStyle(element).color]),
                        [placeholder, getComputedStyle(placeholder, '::placeholder').color]]
                    .map(([element, color]) => [at(element), contrast(element, color)])
                    .filter(([, contrast]) => contrast < 4.5)
                    .map(([text, contrast]) => text + ' ' + contrast.toFixed(2));
                """);
    }

    /** What is wider than its place or the window, or overlaps what stands beside it. */
    static List<String> misplaced(JavascriptExecutor browser) {
        return list(browser, """
                const box = element => element.getBoundingClientRect();
                const wide = [...document.querySelectorAll('main *, form *, header *')]
                    .filter(element => shown(element) && !element.matches('.unseen, #choose'))
                    .filter(element => box(element).right > innerWidth + 0.5 || box(element).left < -0.5
                        || element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1);
                const rows = [...document.querySelectorAll('#files li, .row')].flatMap(row => {
                    const parts = [...row.children].filter(shown);
                    return parts.filter(a => parts.some(b => a !== b
                        && box(a).left < box(b).right - 0.5 && box(b).left < box(a).right - 0.5
                        && box(a).top < box(b).bottom - 0.5 && box(b).top < box(a).bottom - 0.5));
                });
                return [...wide, ...rows].map(at);
                """);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(JavascriptExecutor browser, String script) {
        return (List<String>) browser.executeScript(SHOWN + script);
    }
}

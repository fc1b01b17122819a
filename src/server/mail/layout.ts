/**
 * Renders a mail as plain text and as HTML.
 *
 * The HTML loads no external resource, so opening a mail tells nobody. The gift box is drawn with plain blocks, and a mail
 * program that strips the styles still shows readable text.
 */
import type {Locale} from '../../locales/locale.ts';
import {darken, textColorOn, type Brand} from '../brand.ts';
import {html, raw} from '../html.ts';
import type {MailMessage} from '../ports.ts';

export interface TemplateContent {
  locale: Locale;
  shopName: string;
  brand?: Brand;
  heading: string;
  paragraphs: string[];
  button: {label: string; href: string};
  warning: string;
  footer: string;
}

export const renderTemplate = (content: TemplateContent): Pick<MailMessage, 'text' | 'html'> =>
  ({text: renderText(content), html: String(renderHtml(content))});

const renderText = ({heading, paragraphs, button, warning, footer}: TemplateContent) =>
  [heading, ...paragraphs, `${button.label}\n${button.href}`, warning, `--\n${footer}`].map(replaceControls).join('\n\n') + '\n';

/** Replaces control characters and line separators, so that a name cannot start a line. Our own line breaks stay. */
const replaceControls = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, (found) => (found === '\n' ? found : ' '));

const SANS = raw("system-ui,-apple-system,'Segoe UI','PingFang SC','Noto Sans',sans-serif");
const BLUE = '#2866d8';
const GOLD = '#f0bf4c';

const renderHtml = (
  {locale, shopName, brand: {accent = BLUE, ribbon = GOLD} = {}, heading, paragraphs, button, warning, footer}: TemplateContent,
) => html`<!doctype html>
<html lang="${locale.tag}" dir="${locale.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${replaceControls(heading)}</title>
<style>
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14171e!important}.card{background:#1d222c!important;border-color:#343b49!important}
.card,.card h1{color:#eceff5!important}.muted{color:#a9b1c1!important}.divider{border-color:#343b49!important}
}
</style>
</head>
<body class="page" dir="${locale.dir}" style="margin:0;padding:0;background:#f2f5fa">
<div class="page" style="background:#f2f5fa;padding:32px 16px;font:16px/1.55 ${SANS}">
<div class="card" style="max-width:448px;margin:0 auto;padding:32px;background:#ffffff;color:#1b2233;border:1px solid #dce2ec;border-radius:20px;overflow-wrap:break-word">
<p class="muted" style="margin:0 0 24px;font-size:14px;color:#566074">${replaceControls(shopName)}</p>
${renderGiftBox(accent, ribbon)}
<h1 style="margin:0 0 16px;font:600 24px/1.25 ${SANS};color:#1b2233">${replaceControls(heading)}</h1>
${paragraphs.map((paragraph) => html`<p style="margin:0 0 12px">${replaceControls(paragraph)}</p>\n`)}
<p style="margin:24px 0"><a href="${replaceControls(button.href)}" target="_blank" rel="noreferrer" style="display:inline-block;padding:13px 24px;background:${accent};color:${textColorOn(accent)};border-radius:12px;font-weight:600;text-decoration:none">${replaceControls(button.label)}</a></p>
<p class="muted" style="margin:0 0 24px;font-size:14px;color:#566074">${replaceControls(warning)}</p>
<p class="muted divider" style="margin:0;padding-top:16px;border-top:1px solid #dce2ec;font-size:13px;color:#566074">${replaceControls(footer)}</p>
</div>
</div>
</body>
</html>
`;

/** The gift box: a bow, a lid and a body, each with its piece of ribbon. */
const renderGiftBox = (paper: string, ribbon: string) => html`<div aria-hidden="true" style="width:72px;margin:0 0 24px;font-size:0;line-height:0">
<div style="width:72px;text-align:center"><span style="display:inline-block;width:12px;height:8px;border:4px solid ${ribbon};border-bottom:0;border-radius:12px 12px 0 0"></span><span style="display:inline-block;width:12px;height:8px;border:4px solid ${ribbon};border-bottom:0;border-radius:12px 12px 0 0"></span></div>
<div style="width:72px;background:${darken(paper, 0.84)};border-radius:5px"><div style="width:14px;height:16px;margin:0 auto;background:${ribbon}"></div></div>
<div style="width:64px;margin:0 auto;background:${paper};border-radius:0 0 6px 6px"><div style="width:14px;height:38px;margin:0 auto;background:${ribbon}"></div></div>
</div>`;

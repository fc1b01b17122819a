/**
 * A letter as plain text and as HTML. The HTML loads nothing from anywhere, so nobody is told that it was read; the
 * box is drawn with plain blocks, and what a mail program leaves out of the styles leaves readable words behind.
 */
import type {Language} from '../../locales/language.ts';
import type {MailMessage} from '../ports.ts';

export interface MailContent {
  language: Language;
  shopName: string;
  heading: string;
  paragraphs: string[];
  button: {label: string; href: string};
  warning: string;
  footer: string;
}

export const renderTemplate = (content: MailContent): Pick<MailMessage, 'text' | 'html'> => ({text: renderText(content), html: renderHtml(content)});

const renderText = ({heading, paragraphs, button, warning, footer}: MailContent) =>
  [heading, ...paragraphs, `${button.label}\n${button.href}`, warning, `--\n${footer}`].map(removeLineBreaks).join('\n\n') + '\n';

/** Our own line breaks stay; whatever else a name may hold does not start a line. */
const removeLineBreaks = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, (found) => (found === '\n' ? found : ' '));

const SANS = "system-ui,-apple-system,'Segoe UI','PingFang SC','Noto Sans',sans-serif";
const BLUE = '#2866d8';
const DARK_BLUE = '#1f56bd';
const GOLD = '#f0bf4c';

const renderHtml = ({language, shopName, heading, paragraphs, button, warning, footer}: MailContent) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeText(heading)}</title>
<style>
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.ground{background:#14171e!important}.sheet{background:#1d222c!important;border-color:#343b49!important}
.sheet,.sheet h1{color:#eceff5!important}.quiet{color:#a9b1c1!important}.rule{border-color:#343b49!important}
}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f2f5fa">
<div class="ground" style="background:#f2f5fa;padding:32px 16px;font:16px/1.55 ${SANS}">
<div class="sheet" style="max-width:448px;margin:0 auto;padding:32px;background:#ffffff;color:#1b2233;border:1px solid #dce2ec;border-radius:20px;overflow-wrap:break-word">
<p class="quiet" style="margin:0 0 24px;font-size:14px;color:#566074">${escapeText(shopName)}</p>
${giftBoxHtml}
<h1 style="margin:0 0 16px;font:600 24px/1.25 ${SANS};color:#1b2233">${escapeText(heading)}</h1>
${paragraphs.map((line) => `<p style="margin:0 0 12px">${escapeText(line)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${escapeText(button.href)}" target="_blank" rel="noreferrer" style="display:inline-block;padding:13px 24px;background:${BLUE};color:#ffffff;border-radius:12px;font-weight:600;text-decoration:none">${escapeText(button.label)}</a></p>
<p class="quiet" style="margin:0 0 24px;font-size:14px;color:#566074">${escapeText(warning)}</p>
<p class="quiet rule" style="margin:0;padding-top:16px;border-top:1px solid #dce2ec;font-size:13px;color:#566074">${escapeText(footer)}</p>
</div>
</div>
</body>
</html>
`;

/** A bow, a lid and a box, each with its piece of ribbon. */
const giftBoxHtml = `<div aria-hidden="true" style="width:72px;margin:0 0 24px;font-size:0;line-height:0">
<div style="width:72px;text-align:center"><span style="display:inline-block;width:12px;height:8px;border:4px solid ${GOLD};border-bottom:0;border-radius:12px 12px 0 0"></span><span style="display:inline-block;width:12px;height:8px;border:4px solid ${GOLD};border-bottom:0;border-radius:12px 12px 0 0"></span></div>
<div style="width:72px;background:${DARK_BLUE};border-radius:5px"><div style="width:14px;height:16px;margin:0 auto;background:${GOLD}"></div></div>
<div style="width:64px;margin:0 auto;background:${BLUE};border-radius:0 0 6px 6px"><div style="width:14px;height:38px;margin:0 auto;background:${GOLD}"></div></div>
</div>`;

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
const escapeText = (text: string) => removeLineBreaks(text).replace(/[&<>"']/g, (sign) => entities[sign]!);

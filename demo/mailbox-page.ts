/** The payer's mailbox: every mail that the backend wrote, newest first, and the chosen one as a mail program would show it. */
import {createLayout, type PageContext} from './layout.ts';
import {html, type Html} from './html.ts';
import {readMail, readMails, type ParsedMail} from './eml-reader.ts';

export async function mailboxPage(scope: PageContext, folder: string, chosen: string | null): Promise<Response> {
  const {say, page} = createLayout(scope);
  const mails = await readMails(folder);
  const shown = mails.find(({name}) => name === chosen) ?? mails[0];
  const response = page(say.mailbox, html`
<h1>${say.mailbox}</h1>
<p class="quiet">${say.mailboxText}</p>
${shown ? html`<div class="mailbox"><ul class="mails" role="list">${mails.map((mail) => renderEntry(scope, mail, mail === shown))}</ul>
<iframe id="letter" class="letter" title="${say.letter}" src="/mailbox/${shown.name}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></div>`
    : html`<p>${say.noMail}</p>`}`);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

function renderEntry(scope: PageContext, {name, subject, to, receivedAt}: ParsedMail, shown: boolean): Html {
  const {say, link} = createLayout(scope);
  const address = link('/mailbox') + (scope.lang === 'en' ? '?' : '&') + `mail=${name}#letter`;
  return html`
<li><a href="${address}" aria-current="${shown ? 'true' : 'false'}"><strong>${subject}</strong>
<span class="quiet">${say.mailTo(to)} · <time datetime="${receivedAt.toISOString()}">${receivedAt.toLocaleString(scope.lang, {dateStyle: 'medium', timeStyle: 'short'})}</time></span></a></li>`;
}

/** The letter alone, where nothing in it can run or load; undefined when there is none of that name. */
export async function letterPage(folder: string, name: string): Promise<Response | undefined> {
  const mail = await readMail(folder, name);
  return mail && new Response(mail.html, {headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
  }});
}

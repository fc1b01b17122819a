/** The payer's mailbox: the backend's mails, newest first, and the selected one as a mail program displays it. */
import {html} from 'hono/html';
import {createLayout, type Html, type PageContext} from './layout.ts';
import {readMail, readMails, type ParsedMail} from './eml-reader.ts';

export async function mailboxPage(context: PageContext, folder: string, selected: string | null): Promise<Response> {
  const {strings, page} = createLayout(context);
  const mails = await readMails(folder);
  const shown = mails.find(({name}) => name === selected) ?? mails[0];
  const response = page(strings.mailbox, html`
<h1>${strings.mailbox}</h1>
<p class="quiet">${strings.mailboxText}</p>
${shown ? html`<div class="mailbox"><ul class="mails" role="list">${mails.map((mail) => renderEntry(context, mail, mail === shown))}</ul>
<iframe id="message" class="message" title="${strings.message}" src="/mailbox/${shown.name}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></div>`
    : html`<p>${strings.noMail}</p>`}`);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

function renderEntry(context: PageContext, {name, subject, to, receivedAt}: ParsedMail, isShown: boolean): Html {
  const {strings, link} = createLayout(context);
  const address = link('/mailbox') + (context.lang === 'en' ? '?' : '&') + `mail=${name}#message`;
  return html`
<li><a href="${address}" aria-current="${isShown ? 'true' : 'false'}"><strong>${subject}</strong>
<span class="quiet">${strings.mailTo(to)} · <time datetime="${receivedAt.toISOString()}">${receivedAt.toLocaleString(context.lang, {dateStyle: 'medium', timeStyle: 'short'})}</time></span></a></li>`;
}

/** The HTML body of one mail, sandboxed: nothing in it can run or load. Undefined for an unknown name. */
export async function messagePage(folder: string, name: string): Promise<Response | undefined> {
  const mail = await readMail(folder, name);
  return mail && new Response(mail.html, {headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
  }});
}

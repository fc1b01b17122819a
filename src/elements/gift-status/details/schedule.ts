import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import {formatDuration, formatExactDuration, zoneLast} from '../../../locales/format-time.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {StatusHost} from '../status-host.ts';

/** When a scheduled gift can be opened, in the sender's time zone and in the chosen one, and what the link does until then. */
export function renderSchedule({policy}: Gift, {at, timeZone}: NonNullable<Gift['sendAt']>, host: StatusHost, strings: DetailStrings) {
  const {now, language, strings: {common}} = host;
  const localTime = formatLongDateTime(at, language)!;
  const recipientTime = formatLongDateTime(at, language, timeZone);
  const msLeft = Date.parse(at) - now;
  return html`<div class="left">
    ${msLeft > 0 ? html`<p><strong>${strings.timeUntilOpen(formatDuration(msLeft, common))}</strong></p>` : nothing}
    <p class="small">${strings.opensFrom(localTime)}${recipientTime && clockTime(at, timeZone) !== clockTime(at) ? ` ${strings.opensAtRecipientTime(recipientTime)}` : nothing}</p>
    <p class="small quiet">${strings.untilOpenText(formatExactDuration(policy.claimWindowSeconds, common))}</p></div>`;
}

/** With the name of the zone written out. Undefined if this browser doesn't know the zone. */
function formatLongDateTime(instant: string, lang: string, timeZone?: string): string | undefined {
  try {
    return zoneLast(new Intl.DateTimeFormat(lang, {
      weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: timeZone ? 'long' : 'short', timeZone,
    }).format(new Date(instant)));
  } catch {
    return undefined;
  }
}

/** Equal in two zones whose clocks agree at this instant. */
const clockTime = (instant: string, timeZone?: string) => new Date(instant).toLocaleString('en', {timeZone});

/** A gift that waits for its day: when that is, here and where its sender meant it, and what the link does until then. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {DetailStrings} from '../../../locales/en/details.ts';
import {formatDuration, formatExactDuration} from '../../../locales/format-time.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';

export function day({clock, localize: {language}}: StatusController, {policy}: Gift, sendAt: NonNullable<Gift['sendAt']>, strings: DetailStrings, statusStrings: GiftStatusStrings) {
  const {at, timeZone} = sendAt;
  const localTime = formatLongDateTime(at, language)!;
  const recipientTime = formatLongDateTime(at, language, timeZone);
  const ms = Date.parse(at) - clock.now;
  return html`<div class="left">
    ${ms > 0 ? html`<p><strong>${strings.timeUntilOpen(formatDuration(ms, statusStrings.common))}</strong></p>` : nothing}
    <p class="small">${strings.opensFrom(localTime)}${recipientTime && formatClock(at, timeZone) !== formatClock(at) ? ` ${strings.opensAtRecipientTime(recipientTime)}` : nothing}</p>
    <p class="small quiet">${strings.untilOpenText(formatExactDuration(policy.claimWindowSeconds, statusStrings.common))}</p></div>`;
}

/** With the zone's name written out; undefined for a zone that this browser doesn't know. */
function formatLongDateTime(instant: string, lang: string, timeZone?: string): string | undefined {
  try {
    return new Intl.DateTimeFormat(lang, {
      weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: timeZone ? 'long' : 'short', timeZone,
    }).format(new Date(instant));
  } catch {
    return undefined;
  }
}

/** The same in two zones when their clocks agree at that moment. */
const formatClock = (instant: string, timeZone?: string) => new Date(instant).toLocaleString('en', {timeZone});

/** A gift that waits for its day: when that is, here and where its sender meant it, and what the link does until then. */
import {html, nothing} from 'lit';
import type {Gift} from '../../../protocol/gift.ts';
import type {ParticularsWords} from '../../../words/en/particulars.ts';
import {saySpan, sayWindow} from '../../../words/say-time.ts';
import type {StatusView} from '../status-view.ts';
import type {Words} from '../words.ts';

export function day({tick, speaking: {language}}: StatusView, {policy}: Gift, sendAt: NonNullable<Gift['sendAt']>, said: ParticularsWords, words: Words) {
  const {at, timeZone} = sendAt;
  const here = sayDay(at, language)!;
  const there = sayDay(at, language, timeZone);
  const ms = Date.parse(at) - tick.now;
  return html`<div class="left">
    ${ms > 0 ? html`<p><strong>${said.toGo(saySpan(ms, words.common))}</strong></p>` : nothing}
    <p class="small">${said.opensFrom(here)}${there && sayClock(at, timeZone) !== sayClock(at) ? ` ${said.opensThere(there)}` : nothing}</p>
    <p class="small quiet">${said.untilThen(sayWindow(policy.claimWindowSeconds, words.common))}</p></div>`;
}

/** With the zone's name written out; undefined for a zone that this browser doesn't know. */
function sayDay(instant: string, lang: string, timeZone?: string): string | undefined {
  try {
    return new Intl.DateTimeFormat(lang, {
      weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: timeZone ? 'long' : 'short', timeZone,
    }).format(new Date(instant));
  } catch {
    return undefined;
  }
}

/** The same in two zones when their clocks agree at that moment. */
const sayClock = (instant: string, timeZone?: string) => new Date(instant).toLocaleString('en', {timeZone});

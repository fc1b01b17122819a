/** The form of the playground: attributes and theme of a button, changed live by `playground.js`. */
import {html, raw} from 'hono/html';
import type {Html} from '../layout.ts';

/** Attributes with their choices; the first is the default. `lang` also sets the language of the panel. */
const choices: Readonly<Record<string, readonly string[]>> = {
  product: ['teapot', 'sampler', 'mug', 'tasting', 'bowl'],
  appearance: ['plain', 'outlined', 'filled', 'icon'],
  theme: ['', 'light', 'dark'],
  lang: ['en', 'zh-Hans'],
};

const colors: Readonly<Record<string, string>> = {
  '--gift-accent': '#1f66d6', '--gift-on-accent': '#ffffff', '--gift-ribbon': '#f0c04f', '--gift-focus': '#1550b8',
};

export const renderPlayground = (backendUrl: string): Html => html`
<form class="playground" id="playground-form">
<div class="stage" id="stage"><send-as-gift backend="${backendUrl}" product="teapot"></send-as-gift></div>
<fieldset><legend>Attributes</legend>
${Object.entries(choices).map(([name, values]) => html`
<label><span>${name}</span><select name="${name}" data-attribute>${values.map((value) => html`<option value="${value}">${value || 'not set'}</option>`)}</select></label>`)}
<label><span>label</span><input name="label" type="text" maxlength="60" autocomplete="off" placeholder="Send as a gift"></label>
<label><span>unavailable</span><input name="unavailable" type="text" maxlength="120" autocomplete="off" placeholder="not set" data-attribute></label>
</fieldset>
<fieldset><legend>Theme</legend>
${Object.entries(colors).map(([name, value]) => html`
<label><span>${name}</span><input type="color" name="${name}" value="${value}" data-default="${value}" data-property></label>`)}
<label><span>--gift-button-radius</span><input type="range" name="--gift-button-radius" min="0" max="24" value="12" data-default="12" data-unit="px" data-property></label>
</fieldset>
<p class="buttons"><button type="reset">Reset</button></p>
</form>
<h2 id="snippet">Snippet</h2>
<div class="code"><pre tabindex="0"><code id="code" data-language="html" data-backend="${backendUrl}">${
  raw('&lt;send-as-gift backend="https://gifts.your-shop.example" product="teapot"&gt;&lt;/send-as-gift&gt;')}</code></pre></div>
<h2 id="events">Events</h2>
<p id="no-events">Open the button: its events are listed here.</p>
<ol id="log" role="log" aria-label="Events"></ol>`;

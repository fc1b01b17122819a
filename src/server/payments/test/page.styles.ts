import {textColorOn, type Brand} from '../../brand.ts';

/** Styles of the test payment page, in the shop's colors. They are inline; the content security policy allows them by their hash. */
export const pageStyle = ({accent, theme}: Brand): string => STYLE
  + (accent ? `:root{--accent:${accent};--on-accent:${textColorOn(accent)}}\n` : '') + (theme ? `:root{color-scheme:${theme}}\n` : '');

const STYLE = `
:root{color-scheme:light dark;--text:light-dark(#1d2330,#eceff5);--muted:light-dark(#5a6272,#a9b1c1);--border:light-dark(#d8dce4,#3a4150);--page:light-dark(#f4f5f8,#14171e);--surface:light-dark(#fff,#1d222c);--accent:light-dark(#2b5fd9,#8fb0ff);--on-accent:light-dark(#fff,#0d1b3d);--banner:light-dark(#fff3d1,#3d3110);--on-banner:light-dark(#5c4300,#ffe3a0)}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:400px;background:var(--surface);border:1px solid var(--border);border-radius:20px;padding:24px;overflow-wrap:anywhere}
.banner{margin:0 0 24px;padding:12px;border-radius:8px;background:var(--banner);color:var(--on-banner);font-size:.875rem}
h1{margin:0;font-size:1rem;font-weight:400;color:var(--muted)}
.amount{margin:0 0 24px;font-size:2rem;font-weight:600;font-variant-numeric:tabular-nums}
.note{margin:-16px 0 24px}
form{display:grid;gap:8px}
button,.back{min-height:48px;border-radius:12px;border:1px solid var(--border);background:none;color:var(--text);font:inherit;font-weight:600;cursor:pointer}
button[value=paid]{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.back{display:grid;place-items:center;text-decoration:none}
label{display:grid;gap:4px;margin-bottom:8px;font-size:.875rem;color:var(--muted)}
input{min-height:48px;padding:0 12px;border-radius:12px;border:1px solid var(--muted);background:none;color:var(--text);font:inherit;font-size:1rem}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`;

/**
 * One card on paper, and nothing else of the page: no frame and no window, which strict policies and pop-up
 * blockers refuse, but an element of its own that only paper shows, beside a page that paper doesn't.
 */

const CARD_ATTRIBUTE = 'data-gift-card-on-paper';

// Without a margin of the page's, browsers print no address in it.
const PRINT_STYLES = `
  [${CARD_ATTRIBUTE}] { display: none; }
  @page { margin: 0; }
  @media print {
    :root, body {
      display: block !important; position: static !important; inline-size: auto !important; block-size: auto !important;
      min-block-size: 0 !important; max-inline-size: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
      overflow: visible !important; background: #fff !important; transform: none !important; color-scheme: light !important;
    }
    body > * { display: none !important; }
    body > [${CARD_ATTRIBUTE}] {
      display: block !important; position: static !important; inline-size: 105mm !important; block-size: 140mm !important;
      margin: 20mm auto 0 !important; padding: 0 !important; outline: 0.25mm dashed #999; break-inside: avoid;
    }
    [${CARD_ATTRIBUTE}] > canvas { display: block; inline-size: 100%; block-size: 100%; }
  }
`;

/** Opens the browser's print dialog for a picture, as a card of 105 by 140 mm in the middle of the sheet. */
export function printCard(picture: HTMLCanvasElement): void {
  const card = document.createElement('div');
  card.setAttribute(CARD_ATTRIBUTE, '');
  const copy = document.createElement('canvas');
  Object.assign(copy, {width: picture.width, height: picture.height});
  copy.getContext('2d')!.drawImage(picture, 0, 0);
  card.append(copy);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINT_STYLES);
  const restoreFragment = hideFragment();
  document.body.append(card);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener('afterprint', () => {
    card.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== sheet);
    restoreFragment();
  }, {once: true});
  print();
}

/** Where a browser prints the page's address all the same, the sender's own link must not be on the friend's card. */
function hideFragment(): () => void {
  const {hash} = location;
  if (!hash) return () => {};
  const urlWithoutHash = location.pathname + location.search;
  history.replaceState(history.state, '', urlWithoutHash);
  return () => {
    if (!location.hash) history.replaceState(history.state, '', urlWithoutHash + hash);
  };
}

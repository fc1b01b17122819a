/**
 * Prints one card and nothing else of the page. Strict content security policies refuse a frame, and pop-up blockers a window,
 * so the card is an element of this page that is visible only in print, while everything else is hidden there.
 */

const CARD_ATTRIBUTE = 'data-gift-card-on-paper';

// With a page margin, browsers print the page's URL in it.
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

/** Opens the print dialog for an image: a card of 105 by 140 mm in the middle of the sheet. */
export function printCard(image: HTMLCanvasElement): void {
  const card = document.createElement('div');
  card.setAttribute(CARD_ATTRIBUTE, '');
  const copy = document.createElement('canvas');
  Object.assign(copy, {width: image.width, height: image.height});
  copy.getContext('2d')!.drawImage(image, 0, 0);
  card.append(copy);
  const printSheet = new CSSStyleSheet();
  printSheet.replaceSync(PRINT_STYLES);
  const restoreHash = hideHash();
  document.body.append(card);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, printSheet];
  addEventListener('afterprint', () => {
    card.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== printSheet);
    restoreHash();
  }, {once: true});
  print();
}

/** Some browsers print the URL regardless, and the sender's manage token in its hash must not be on the recipient's card. */
function hideHash(): () => void {
  const {hash} = location;
  if (!hash) return () => {};
  const urlWithoutHash = location.pathname + location.search;
  history.replaceState(history.state, '', urlWithoutHash);
  return () => {
    if (!location.hash) history.replaceState(history.state, '', urlWithoutHash + hash);
  };
}

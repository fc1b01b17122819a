import {svg, type TemplateResult} from 'lit';

const icon = (path: string): TemplateResult => svg`<path d=${path}/>`;

/** Icons for buttons, on a grid of 24 by 24. */
export const icons = {
  share: icon('M12 15V3.5M8 7l4-4 4 4M6 11H5a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-8a1 1 0 0 0-1-1h-1'),
  copy: icon('M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1ZM5 15H4V4a1 1 0 0 1 1-1h10v1'),
  qrCode: icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2'),
  more: icon('M5 12v.1M12 12v.1M19 12v.1'),
  close: icon('M6 6l12 12M18 6L6 18'),
};

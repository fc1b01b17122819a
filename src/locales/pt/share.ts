import type {ShareStrings} from '../en/share.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const share: ShareStrings = {
  link: 'O link do presente',
  share: 'Compartilhar o link',
  copy: 'Copiar o link',
  copied: 'Copiado',
  copyManually: 'Seu navegador bloqueou a cópia. O link está selecionado para você copiar.',
  showQrCode: 'Mostrar como código QR',
  hideQrCode: 'Ocultar o código QR',
  qrCodeLabel: 'Código QR com o link do presente',
  qrCodeHint: 'Peça a quem vai receber que o escaneie com a câmera.',
  moreTargets: 'Outras formas de enviar',
  message: (name) => `${name} tem um presente para você`,
  messageToGroup: (name, count) => `${name} tem ${n(count, {one: '# presente', other: '# presentes'})} para vocês`,
  askForPasscode: (name) => `Peça o código de acesso a ${name}.`,
};

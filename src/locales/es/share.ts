import type {ShareStrings} from '../en/share.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const share: ShareStrings = {
  link: 'El enlace del regalo',
  share: 'Compartir el enlace',
  copy: 'Copiar el enlace',
  copied: 'Copiado',
  copyManually: 'Tu navegador bloqueó la copia. El enlace está seleccionado para que lo copies tú.',
  showQrCode: 'Mostrar como código QR',
  hideQrCode: 'Ocultar el código QR',
  qrCodeLabel: 'Código QR con el enlace del regalo',
  qrCodeHint: 'Pide a quien va a recibir el regalo que lo escanee con su cámara.',
  moreTargets: 'Más formas de enviarlo',
  message: (name) => `${name} tiene un regalo para ti`,
  messageToGroup: (name, count) => `${name} tiene ${n(count, {one: '# regalo', other: '# regalos'})} para el grupo`,
  askForPasscode: (name) => `Pide a ${name} el código de acceso.`,
};

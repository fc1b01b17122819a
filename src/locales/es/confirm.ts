import type {ConfirmStrings} from '../en/confirm.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const confirm: ConfirmStrings = {
  dismiss: 'Mejor no',
  saveNote: 'Guardar la dedicatoria',
  discardNote: 'Dejarla como estaba',
  noteSaved: 'Dedicatoria guardada',
  newPasscode: 'Nuevo código de acceso',
  suggestPasscode: 'Sugerir uno',
  passcodeHint: 'El anterior deja de funcionar al momento. Comparte el nuevo aparte del enlace.',
  passcodeInvalid: (max) => `Como máximo, ${max} caracteres en una sola línea y sin caracteres invisibles.`,
  savePasscode: 'Guardar el código',
  discardPasscode: 'Conservar el anterior',
  passcodeChanged: (passcode) => `El nuevo código de acceso es ${passcode}. Compártelo: el anterior ya no funciona.`,
  newLinkText: 'El enlace anterior deja de funcionar al momento. Quien lo tenga ya no podrá abrir el regalo.',
  newLinkConfirm: 'Cambiar el enlace',
  newLinkDone: 'Aquí tienes el nuevo enlace. El anterior ya no funciona.',
  extendText: (moment) => `Se podría aceptar hasta el ${moment}. Si no se acepta para entonces, recuperas tu dinero.`,
  extendHoldText: (moment) => `Se podría aceptar hasta el ${moment}. Si no se acepta para entonces, no se te cobra.`,
  extendGroupText: (count, moment) => n(count, {
    one: `El último se podría aceptar hasta el ${moment}. Si nadie lo acepta, se te reembolsa automáticamente.`,
    other: `Los # que quedan se podrían aceptar hasta el ${moment}. Los que nadie acepte se te reembolsan automáticamente.`,
  }),
  extendConfirm: 'Dar más tiempo',
  extended: (moment) => `Ahora se puede aceptar hasta el ${moment}.`,
  cancelText: (amount) => `El enlace deja de funcionar y recibes un reembolso de ${amount} en tu método de pago original.`,
  cancelGroupText: (amount, count, each) =>
    `El enlace deja de funcionar y recibes un reembolso de ${amount} en tu método de pago original: ${n(count, {
      one: 'por el que nadie ha aceptado', other: `por los # que nadie ha aceptado, ${each} cada uno`,
    })}.`,
  cancelAcceptedText: (count) => n(count, {one: 'El que ya se aceptó no cambia.', other: 'Los # que ya se aceptaron no cambian.'}),
  cancelHoldText: (amount) => `El enlace deja de funcionar y se libera la reserva de ${amount} en tu tarjeta. No se te cobra nada.`,
  cancelHoldTiming: 'La reserva termina al momento; tu banco puede tardar unos días en mostrarlo.',
  cancelTiming: 'El reembolso empieza al momento; tu banco puede tardar unos días en mostrarlo.',
  cancelPendingText: 'Tu pago aún está en camino. Si llega después de cancelar, se te reembolsa por completo.',
  cancelDraftText: 'No has pagado, así que no hay nada que reembolsar. Después de cancelar, ya no podrás pagarlo.',
  cancelConfirm: 'Cancelar el regalo',
  cancelled: 'Cancelaste el regalo.',
};

import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: 'Cerrar',
  tryAgain: 'Intentar de nuevo',
  loading: 'Un momento',
  ...durations,
  nothingLost: ' No se ha perdido nada de lo que escribiste.',
  problems: {
    network: 'Ahora mismo no hay conexión.',
    timeout: 'Está tardando demasiado.',
    unavailable: 'No podemos contactar con la tienda en este momento.',
    'rate-limited': 'Un poco más despacio. Espera un momento y vuelve a intentarlo.',
    'price-mismatch': 'El precio ha cambiado. Aquí tienes el nuevo.',
    'item-unavailable': 'Este modelo ya no está disponible.',
    'not-giftable': 'Este artículo no se puede enviar como regalo.',
    'not-found': 'La tienda no encuentra este enlace o producto.',
    'origin-not-allowed': 'La tienda no ofrece regalos en esta página.',
    'not-supported': 'La tienda no ofrece esta opción.',
    'country-not-served': 'La tienda no hace envíos a este país.',
    'address-undeliverable': 'Algo no cuadra en esta dirección.',
    'state-conflict': 'Algo cambió mientras tanto. Esto es lo más reciente.',
    'insecure-context': 'Esta página no es segura, así que no se puede enviar un regalo desde aquí.',
    other: 'No ha funcionado.',
  },
};

import type {MerchantMailStrings} from '../en/merchant-mail.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `Pedido ${number}: ${product}`,
    text: (product, amount) => `Se ha aceptado un regalo: ${product}, ${amount}. Está pagado. Ya puedes enviarlo.`,
    open: 'Abrir el pedido, con su dirección:',
    openByCommand: 'Para ver la dirección y marcarlo como enviado, ejecuta:',
  },
  alert: {
    subject: (count) => n(count, {one: 'Un regalo requiere tu atención', other: 'Un regalo requiere tu atención: # alertas'}),
    kinds: {
      'refund-failed': (amount) => `Falló un reembolso de ${amount}. Este dinero se le debe a quien pagó: reinténtalo, o págalo de otra forma y resuelve la alerta.`,
      'payment-mismatch': (amount) => `Lo pagado (${amount}) no coincide con el precio del regalo. Se está reembolsando.`,
      dispute: (amount) => `Quien pagó disputa ${amount} ante su banco; el regalo se aceptó, pero no se ha enviado. Decide si lo envías y responde a la disputa en tu proveedor de pagos.`,
      'fraud-warning': () => 'La red de la tarjeta sospecha un fraude; el regalo se aceptó, pero no se ha enviado. Decide si lo envías o cancela el pedido para reembolsarlo.',
      'order-refused': (amount) => `Tu tienda rechazó un pedido ya pagado. Se están reembolsando ${amount}.`,
      'ledger-mismatch': () => 'El registro de este pago en tu proveedor de pagos no coincide con el del regalo. Compara ambos antes de reembolsar o enviar nada.',
    },
    gift: (id) => `Regalo ${id}`,
    byCommand: 'Para ver y resolver las alertas, ejecuta:',
  },
  footer: (shop) => `Correo enviado por el servicio de regalos de ${shop}.`,
};

import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: 'Pago de prueba',
  banner: 'Pago de prueba:',
  bannerText: 'no se mueve dinero. Esta página sustituye a un proveedor de pagos real.',
  emailLabel: 'Correo para el recibo (opcional)',
  pay: 'Pagar',
  reserve: 'Reservar',
  holdText: 'Por ahora el importe solo se reserva. Se cobra cuando se acepta el regalo, o no se cobra.',
  payLater: 'Pagar por transferencia, que llega en un minuto',
  decline: 'Hacer que se rechace la tarjeta',
  cancel: 'Cancelar y volver',
  pending: 'Tu transferencia está en camino. Aquí no hay nada más que hacer.',
  alreadyReserved: 'Ya está reservado. Aquí no hay nada más que hacer.',
  alreadyPaid: 'Ya está pagado. Aquí no hay nada más que hacer.',
  closed: 'Este pago ha terminado y ya no se puede realizar. No se ha cobrado nada.',
  notFound: 'No existe este pago. Puede que el enlace esté incompleto.',
  invalid: 'Esta solicitud no es válida. No se ha cobrado nada. Vuelve atrás y elige uno de los botones.',
  back: 'Volver a la tienda',
};

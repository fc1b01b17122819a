import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: 'Pagamento de teste',
  banner: 'Pagamento de teste:',
  bannerText: 'nenhum dinheiro é movimentado. Esta página substitui um provedor de pagamentos real.',
  emailLabel: 'E-mail para o recibo (opcional)',
  pay: 'Pagar',
  reserve: 'Reservar',
  holdText: 'Por agora, este valor fica apenas reservado. Só é cobrado quando o presente for aceito, ou não é cobrado.',
  payLater: 'Pagar por transferência, que chega em um minuto',
  decline: 'Fazer o cartão ser recusado',
  cancel: 'Cancelar e voltar',
  pending: 'A sua transferência está a caminho. Não há mais nada a fazer aqui.',
  alreadyReserved: 'Já está reservado. Não há mais nada a fazer aqui.',
  alreadyPaid: 'Já está pago. Não há mais nada a fazer aqui.',
  closed: 'Este pagamento terminou e já não pode ser feito. Nada foi cobrado.',
  notFound: 'Este pagamento não existe. O link pode estar incompleto.',
  invalid: 'Este pedido não é válido. Nada foi cobrado. Volte e escolha um dos botões.',
  back: 'Voltar à loja',
};

import type {MerchantMailStrings} from '../en/merchant-mail.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `Pedido ${number}: ${product}`,
    text: (product, amount) => `Um presente foi aceito: ${product}, ${amount}. Está pago. Já pode ser enviado.`,
    open: 'Abrir o pedido, com o endereço:',
    openByCommand: 'Para ver o endereço e marcar como enviado, execute:',
  },
  alert: {
    subject: (count) => n(count, {one: 'Um presente precisa de você', other: 'Um presente precisa de você: # alertas'}),
    kinds: {
      'refund-failed': (amount) => `Um reembolso de ${amount} falhou. Esse dinheiro é devido a quem pagou: tente de novo, ou pague de outra forma e resolva o alerta.`,
      'payment-mismatch': (amount) => `O valor pago (${amount}) não é o preço do presente. Está sendo reembolsado.`,
      dispute: (amount) => `Quem pagou contesta ${amount} no banco; o presente foi aceito, mas não enviado. Decida se quer enviá-lo e responda à contestação no seu provedor de pagamentos.`,
      'fraud-warning': () => 'A bandeira do cartão suspeita de fraude; o presente foi aceito, mas não enviado. Decida se quer enviá-lo ou cancele o pedido para reembolsar.',
      'order-refused': (amount) => `Sua loja recusou um pedido já pago. O reembolso de ${amount} está em andamento.`,
      'ledger-mismatch': () => 'O registro deste pagamento no seu provedor de pagamentos difere do registro do presente. Compare os dois antes de reembolsar ou enviar algo.',
    },
    gift: (id) => `Presente ${id}`,
    byCommand: 'Para ver e resolver os alertas, execute:',
  },
  footer: (shop) => `E-mail enviado pelo serviço de presentes de ${shop}.`,
};

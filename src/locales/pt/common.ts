import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: 'Fechar',
  tryAgain: 'Tentar de novo',
  loading: 'Um momento',
  ...durations,
  nothingLost: ' Nada do que você escreveu se perdeu.',
  problems: {
    network: 'Não há conexão no momento.',
    timeout: 'Está demorando demais.',
    unavailable: 'Não foi possível falar com a loja no momento.',
    'rate-limited': 'Foi um pouco rápido demais. Espere um instante e tente de novo.',
    'price-mismatch': 'O preço mudou. Este é o novo.',
    'item-unavailable': 'Este modelo não está mais disponível.',
    'not-giftable': 'Este item não pode ser enviado como presente.',
    'not-found': 'A loja não encontrou este link ou produto.',
    'origin-not-allowed': 'A loja não oferece presentes nesta página.',
    'not-supported': 'A loja não oferece essa opção.',
    'country-not-served': 'A loja não entrega neste país.',
    'address-undeliverable': 'Algo neste endereço não parece certo.',
    'state-conflict': 'Algo mudou nesse meio-tempo. Esta é a situação atual.',
    'insecure-context': 'Esta página não é segura, por isso não dá para enviar um presente daqui.',
    other: 'Não funcionou.',
  },
};

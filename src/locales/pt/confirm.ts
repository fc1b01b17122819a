import type {ConfirmStrings} from '../en/confirm.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const confirm: ConfirmStrings = {
  dismiss: 'Melhor não',
  saveNote: 'Salvar mensagem',
  discardNote: 'Deixar como estava',
  noteSaved: 'Mensagem salva',
  newPasscode: 'Novo código de acesso',
  suggestPasscode: 'Sugerir um',
  passcodeHint: 'O anterior deixa de funcionar na hora. Envie o novo separado do link.',
  passcodeInvalid: (max) => `No máximo ${max} caracteres em uma só linha, sem caracteres invisíveis.`,
  savePasscode: 'Salvar código',
  discardPasscode: 'Manter o anterior',
  passcodeChanged: (passcode) => `O novo código de acesso é ${passcode}. Avise quem vai receber: o anterior não funciona mais.`,
  newLinkText: 'O link anterior deixa de funcionar na hora. Quem o tiver não poderá mais abrir o presente.',
  newLinkConfirm: 'Trocar o link',
  newLinkDone: 'Aqui está o novo link. O anterior não funciona mais.',
  extendText: (moment) => `Será possível aceitar até ${moment}. Se ninguém aceitar até lá, você recebe seu dinheiro de volta.`,
  extendHoldText: (moment) => `Será possível aceitar até ${moment}. Se ninguém aceitar até lá, nada é cobrado.`,
  extendGroupText: (count, moment) => n(count, {
    one: `O último poderá ser aceito até ${moment}. Se ninguém aceitar, você recebe o reembolso automaticamente.`,
    other: `Os # que restam poderão ser aceitos até ${moment}. Você recebe automaticamente o reembolso dos que ninguém aceitar.`,
  }),
  extendConfirm: 'Dar mais tempo',
  extended: (moment) => `Agora é possível aceitar até ${moment}.`,
  cancelText: (amount) => `O link deixa de funcionar, e você recebe um reembolso de ${amount} na forma de pagamento original.`,
  cancelGroupText: (amount, count, each) =>
    `O link deixa de funcionar, e você recebe um reembolso de ${amount} na forma de pagamento original: ${n(count, {
      one: 'pelo que ninguém aceitou', other: `pelos # que ninguém aceitou, ${each} cada`,
    })}.`,
  cancelAcceptedText: (count) => n(count, {one: 'O que já foi aceito não muda.', other: 'Os # que já foram aceitos não mudam.'}),
  cancelHoldText: (amount) => `O link deixa de funcionar, e a reserva de ${amount} no seu cartão é liberada. Nada é cobrado.`,
  cancelHoldTiming: 'A reserva termina na hora; seu banco pode levar alguns dias para mostrar isso.',
  cancelTiming: 'O reembolso começa na hora; seu banco pode levar alguns dias para mostrá-lo.',
  cancelPendingText: 'Seu pagamento ainda está a caminho. Se ele chegar depois do cancelamento, você recebe o reembolso total.',
  cancelDraftText: 'Você não pagou, então não há o que reembolsar. Depois de cancelar, não será mais possível pagar.',
  cancelConfirm: 'Cancelar o presente',
  cancelled: 'Você cancelou o presente.',
};

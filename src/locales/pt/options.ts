import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: 'Manter surpresa',
  secretDescription: 'Até ser aberto, nem o link nem a prévia mostram o que há dentro.',
  passcode: 'Código de acesso',
  passcodePlaceholder: 'Nenhum',
  passcodeDescription: 'Envie-o separado do link. Depois de alguns erros, é preciso esperar.',
  passcodeWeak: 'Este é fácil de adivinhar. “Sugerir um” preenche com um mais seguro.',
  suggestPasscode: 'Sugerir um',
  passcodeTooLong: (max) => `No máximo ${max} caracteres.`,
  passcodeForbidden: 'Um destes caracteres não pode ser usado em um código de acesso.',
  opensAt: 'Pode ser aberto a partir de',
  timeZone: 'Fuso horário de quem vai receber',
  commonTimeZones: 'Comuns',
  timeZoneAreas: {
    Africa: 'África', America: 'América', Asia: 'Ásia', Atlantic: 'Atlântico', Australia: 'Austrália', Europe: 'Europa',
    Indian: 'Oceano Índico', Pacific: 'Pacífico',
  },
  timeZoneCities: {
    'America/Sao_Paulo': 'Brasília, São Paulo', 'America/Bahia': 'Salvador', 'America/Fortaleza': 'Fortaleza', 'America/Recife': 'Recife',
    'America/Belem': 'Belém', 'America/Manaus': 'Manaus', 'America/Cuiaba': 'Cuiabá', 'America/Campo_Grande': 'Campo Grande',
    'America/Porto_Velho': 'Porto Velho', 'America/Rio_Branco': 'Rio Branco', 'America/Noronha': 'Fernando de Noronha',
    'Europe/Lisbon': 'Lisboa', 'Atlantic/Madeira': 'Madeira', 'Atlantic/Azores': 'Açores', 'Atlantic/Cape_Verde': 'Cabo Verde',
    'Africa/Luanda': 'Luanda', 'Africa/Maputo': 'Maputo', 'Africa/Bissau': 'Bissau', 'Africa/Sao_Tome': 'São Tomé', 'Asia/Dili': 'Díli',
    'Asia/Macau': 'Macau', 'America/New_York': 'Nova York, Miami', 'America/Chicago': 'Chicago', 'America/Los_Angeles': 'Los Angeles',
    'America/Toronto': 'Toronto', 'America/Buenos_Aires': 'Buenos Aires', 'America/Santiago': 'Santiago', 'America/Montevideo': 'Montevidéu',
    'America/Asuncion': 'Assunção', 'Europe/London': 'Londres', 'Europe/Paris': 'Paris', 'Europe/Madrid': 'Madri',
    'Europe/Berlin': 'Berlim', 'Europe/Rome': 'Roma', 'Europe/Zurich': 'Zurique', 'Asia/Tokyo': 'Tóquio', 'Australia/Sydney': 'Sydney',
  },
  scheduleSummary: (opensAt, window, own) =>
    `Para quem recebe, abre em ${opensAt}${own ? ` (para você: ${own})` : ''}. A partir daí, o prazo para aceitar é de ${window}.`,
  dateInPast: 'Lá já passou desse horário. Escolha um mais tarde.',
  dateTooFar: (days) => `Está longe demais. Escolha uma data nos próximos ${days} dias.`,
  dateIncomplete: 'Escolha um dia e um horário.',
  removeDate: 'Remover a data',
};

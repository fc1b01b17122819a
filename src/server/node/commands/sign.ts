/** `send-as-gift sign`: signs a product descriptor, prints the signing key for a shop that signs itself, or rotates it. */
import {readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {signProduct, type ProductToSign} from '../../descriptors/sign-product.ts';
import {parseProducts, resolveUrl, type CatalogProduct} from '../../shops/file/products.ts';
import {systemClock} from '../clock.ts';
import type {Config} from '../config.ts';
import {signOptions} from '../help.ts';
import {loadSigningKey, readSigningKeys, rotateSigningKey, SIGNING_KEY_VARIABLE} from '../signing-keys.ts';
import {CommandError, parseCommand, UsageError, type CommandContext} from './command.ts';
import {readConfig} from './read-config.ts';

interface SignContext extends CommandContext {
  /** Prints a line to stderr: stdout has the descriptor alone. */
  printError(message: string): void;
}

type Values = ReturnType<typeof parseCommand<typeof signOptions>>['values'];

/** Throws `UsageError`, `ConfigError` or `CommandError`. */
export async function runSign(args: readonly string[], {environment, print, printError}: SignContext): Promise<void> {
  const {values, positionals: [action, ...others]} = parseCommand(args, signOptions);
  if (others.length > 0 || (action !== undefined && action !== 'key' && action !== 'rotate')) {
    throw new UsageError(`send-as-gift sign takes nothing, key or rotate, not ${others[0] ?? action}. See send-as-gift --help.`);
  }
  const folder = join(resolve(values.data), 'keys');
  if (action === 'rotate') return rotate(folder, environment, print);
  const loadKey = () => readSigningKeys(environment)?.[0] ?? loadSigningKey(folder);
  if (action === 'key') return print(loadKey() + '\n');
  const config = values.config === undefined ? undefined : readConfig(resolve(values.config));
  const audience = values.audience ?? config?.publicUrl;
  if (audience === undefined) throw new UsageError('--audience is missing: name the origin of the backend, such as https://gifts.tea.example, or --config with a publicUrl.');
  const expires = parseExpiry(values.expires);
  const product = values.product === undefined ? readProduct(values, config) : findProduct(values.product, values, config);
  const key = loadKey();
  const descriptor = describeErrors(() => signProduct(product, {key, audience, expires}));
  print(descriptor + '\n');
  printError(`${product.sku} is signed for ${audience} until ${expires.toISOString().slice(0, 16).replace('T', ' ')} UTC, in ${descriptor.length} characters.`);
}

function rotate(folder: string, environment: NodeJS.ProcessEnv, print: (text: string) => void) {
  if (environment[SIGNING_KEY_VARIABLE]) {
    throw new UsageError(`The signing keys come from ${SIGNING_KEY_VARIABLE}: put a new key before the current one there, and remove the one before it.`);
  }
  rotateSigningKey(folder);
  print('There is a new signing key. What the previous one signed stays valid; what older ones signed is refused.\n');
}

/** A number of days or hours, or a day, at whose beginning in UTC the descriptor expires. */
function parseExpiry(text: string): Date {
  const [, count, unit] = /^(\d{1,5})([dh])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(systemClock.now() + Number(count) * (unit === 'd' ? 86_400_000 : 3_600_000));
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text);
  throw new UsageError('--expires must be a number of days or hours, such as 90d or 12h, or a day, such as 2027-01-31.');
}

const fieldOptions = ['sku', 'title', 'amount', 'currency', 'image', 'image-alt', 'page', 'description'] as const;

/** The product from a JSON file or from single options, which come first. */
function readProduct(values: Values, config: Config | undefined): ProductToSign {
  const fields = {
    ...(values.from !== undefined && readJson(values.from)),
    ...Object.fromEntries(Object.entries({
      sku: values.sku, title: values.title, description: values.description, url: values.page, image: values.image, imageAlt: values['image-alt'],
      amount: values.amount === undefined ? undefined : Number(values.amount), currency: values.currency,
    }).filter(([, value]) => value !== undefined)),
  };
  if (Object.keys(fields).length === 0) throw new UsageError('send-as-gift sign needs --product REF, --from FILE, or --sku, --title, --amount and --currency.');
  return {...(config && {currency: config.shop.currency}), ...fields} as ProductToSign;
}

function readJson(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file === '-' ? 0 : resolve(file), 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new CommandError(`${file === '-' ? 'The standard input' : file} is not a JSON object that can be read.`);
}

function findProduct(ref: string, values: Values, config: Config | undefined): ProductToSign {
  const misplaced = [...fieldOptions, 'from' as const].find((option) => values[option] !== undefined);
  if (misplaced) throw new UsageError(`--${misplaced} can't be combined with --product: the catalog has it.`);
  if (config?.catalog === undefined) throw new UsageError('--product needs --config, which names the catalog.');
  const file = resolve(dirname(resolve(values.config!)), config.catalog);
  const found = parseProducts(readFile(file), config.shop.currency, file).find((product) => product.ref === ref);
  if (!found) throw new CommandError(`The catalog ${file} has no product "${ref}".`);
  if (!found.giftable) throw new CommandError(`The catalog says that "${ref}" can't be sent as a gift (giftable: false).`);
  return toProduct(found, config.shop.url ?? `https://${config.shop.domain}/`);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`The catalog ${file} can't be read. Check "catalog" in the config.`);
  }
}

function toProduct({ref, title, description, url, image, imageAlt, variants}: CatalogProduct, baseUrl: string): ProductToSign {
  const {amount, currency} = variants[0]!.price;
  return {
    sku: ref, title, description, url: resolveUrl(url, baseUrl), image: resolveUrl(image, baseUrl), imageAlt, amount, currency,
    variants: variants.map((variant) => ({
      ref: variant.ref, title: variant.title, ...(variant.price.amount !== amount && {amount: variant.price.amount}),
      image: resolveUrl(variant.image, baseUrl), swatch: variant.swatch,
    })),
  };
}

function describeErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TypeError ? new CommandError(error.message) : error;
  }
}

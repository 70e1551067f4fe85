/* Seals a card to billing's public key before anything leaves the browser: compact JWE, RSA-OAEP-256 and A256GCM. */
(() => {
  'use strict';

  // Name, beginning, lengths (the usual one first), and where the groups of digits end.
  const BRANDS = [
    ['Visa', /^4/, [16, 13, 19], [4, 8, 12, 16]],
    ['Mastercard', /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16], [4, 8, 12]],
    ['American Express', /^3[47]/, [15], [4, 10]],
    ['Diners Club', /^3(0[0-5]|095|[689])/, [14, 16, 19], [4, 10]],
    ['Discover', /^(6011|64[4-9]|65)/, [16, 19], [4, 8, 12, 16]],
    ['JCB', /^35(2[89]|[3-8])/, [16, 19], [4, 8, 12, 16]],
    ['UnionPay', /^62/, [16, 17, 18, 19], [4, 8, 12, 16]],
  ];
  const OTHER = ['', /^/, [19, 18, 17, 16, 15, 14, 13, 12], [4, 8, 12, 16]];

  const form = document.getElementById('card-form');
  const fields = ['number', 'expiry', 'code', 'holder'].map(part => document.getElementById('card-' + part));
  const [number, expiry, code, holder] = fields;
  const brandLabel = document.getElementById('card-brand');
  const codeHint = document.getElementById('card-code-hint');
  const error = document.getElementById('card-error');
  const submit = document.getElementById('card-submit');
  let sealing = false;

  // The texts of the page, in its language.
  const texts = form.dataset;
  const choice = new Intl.ListFormat(document.documentElement.lang || 'en', {type: 'disjunction'});
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);

  // Without blanks of any width around it, as they come with what is pasted.
  const AROUND = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]+';
  const stripped = text => text.replace(new RegExp(`^${AROUND}|${AROUND}$`, 'g'), '');
  // Pages and documents have digits of full width, and dashes of many kinds.
  const plain = text => stripped(text.normalize('NFKC').replace(/[\p{Pd}\u2212]/gu, '-'));
  const digitsOf = text => plain(text).replace(/\D/g, '');
  const brandOf = digits => BRANDS.find(([, start]) => start.test(digits)) || OTHER;

  function group(digits, ends) {
    let grouped = '';
    for (let i = 0; i < digits.length; i++) {
      grouped += (ends.includes(i) ? ' ' : '') + digits[i];
    }
    return grouped;
  }

  /** Groups the digits and leaves the caret behind the digit where it was. */
  function tidyNumber() {
    if (/[^\d\s.-]/.test(plain(number.value))) {
      return;
    }
    const digits = digitsOf(number.value).slice(0, 19);
    const before = digitsOf(number.value.slice(0, number.selectionStart)).length;
    const tidy = group(digits, brandOf(digits)[3]);
    if (tidy !== number.value) {
      number.value = tidy;
      let caret = 0;
      for (let seen = 0; seen < before && caret < tidy.length; caret++) {
        seen += tidy[caret] === ' ' ? 0 : 1;
      }
      number.setSelectionRange(caret, caret);
    }
  }

  function showBrand() {
    const [brand] = brandOf(digitsOf(number.value));
    const name = brand || texts.other;
    if (brandLabel.textContent !== name) {
      brandLabel.textContent = name;
      codeHint.textContent = brand === 'American Express' ? texts.four : texts.three;
    }
  }

  /** Luhn's check: every second digit from the right counts twice. */
  function checksOut(digits) {
    return [...digits].reverse().reduce((sum, digit, i) => {
      const weighted = Number(digit) * (i % 2 + 1);
      return sum + (weighted > 9 ? weighted - 9 : weighted);
    }, 0) % 10 === 0;
  }

  // The names of each month in English and in the language of the page.
  const MONTHS = Array.from({length: 12}, (_, month) => ['en', document.documentElement.lang || 'en'].map(language =>
      new Intl.DateTimeFormat(language, {month: 'long', timeZone: 'UTC'}).format(Date.UTC(2024, month, 15)).toLowerCase()));

  /** Puts a number in place of the name of a month, as in Aug 2029, and the missing zero before 829. */
  function numbered(text) {
    const typed = plain(text);
    const [, word, year] = /^(\p{L}{3,})\.?[\s/.-]*(\d{4}|\d{2})$/u.exec(typed) || ['', '', ''];
    const month = word ? MONTHS.findIndex(names => names.some(name => name.startsWith(word.toLowerCase()))) : -1;
    return month >= 0 ? `${month + 1}/${year}` : typed.replace(/^([1-9])(\d{2})$/, '0$1/$2');
  }

  /** Month and year of 12/30, 1230, 12 - 2030, 122030, and 2030-12, as people and password managers write them. */
  function expiryOf(text) {
    const typed = plain(text);
    const found = /^(\d{1,2})[\s/.-]+(\d{4}|\d{2})$/.exec(typed) || /^(0[1-9]|1[0-2])(\d{4}|\d{2})$/.exec(typed);
    const turned = /^(20\d{2})[\s/.-]+(\d{1,2})$/.exec(typed) || /^(20\d{2})(\d{2})$/.exec(typed);
    const [month, year] = found ? [found[1], found[2]] : turned ? [turned[2], turned[1]] : ['', ''];
    if (Number(month) < 1 || Number(month) > 12) {
      return null;
    }
    return {month: Number(month), year: Number(year.length === 2 ? '20' + year : year)};
  }

  /** Adds the slash behind a month that is typed; one that is typed as well is not doubled. */
  function tidyExpiry(typing) {
    if (typing && /^(0[1-9]|1[0-2])$/.test(expiry.value)) {
      expiry.value += '/';
    } else if (/^\d{1,2}\/[\s/.\uff0f\u2212\p{Pd}]+/u.test(expiry.value)) {
      expiry.value = expiry.value.replace(/[\s/.\uff0f\u2212\p{Pd}]+/u, '/');
    }
  }

  const faults = {
    'card-number': () => {
      const digits = digitsOf(number.value);
      const [name, , lengths] = brandOf(digits);
      if (!digits || /[^\d\s.-]/.test(plain(number.value))) {
        return texts.noNumber;
      }
      if (!lengths.includes(digits.length)) {
        const possible = choice.format([...lengths].sort().map(String));
        return name ? fill(texts.lengthOf, name, possible, digits.length) : texts.length;
      }
      return checksOut(digits) ? '' : texts.slip;
    },
    'card-expiry': () => {
      const typed = expiryOf(numbered(expiry.value));
      const [year, month] = form.dataset.today.split('-').map(Number);
      if (!typed) {
        return texts.noExpiry;
      }
      if (typed.year < year || (typed.year === year && typed.month < month)) {
        return texts.expired;
      }
      return typed.year > year + 30 ? texts.year : '';
    },
    'card-code': () => {
      const length = brandOf(digitsOf(number.value))[0] === 'American Express' ? 4 : 3;
      return /^\d+$/.test(plain(code.value)) && plain(code.value).length === length ? ''
          : length === 4 ? texts.codeFour : texts.codeThree;
    },
    'card-holder': () => stripped(holder.value) ? '' : texts.noHolder,
  };

  function check(field) {
    const fault = faults[field.id]();
    document.getElementById(field.id + '-error').textContent = fault;
    field.classList.toggle('is-invalid', fault !== '');
    if (fault) {
      field.setAttribute('aria-invalid', 'true');
    } else {
      field.removeAttribute('aria-invalid');
    }
    return fault === '';
  }

  const utf8 = text => new TextEncoder().encode(text);
  const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  async function newestKey() {
    const answer = await fetch(form.dataset.keys, {credentials: 'omit'});
    const keys = answer.ok ? (await answer.json()).keys : [];
    const key = keys.reverse().find(each => each.kty === 'RSA');
    if (!key) {
      throw new Error('no key');
    }
    return key;
  }

  async function seal(card) {
    const key = await newestKey();
    const publicKey = await crypto.subtle.importKey('jwk', {kty: 'RSA', n: key.n, e: key.e, alg: 'RSA-OAEP-256'},
        {name: 'RSA-OAEP', hash: 'SHA-256'}, false, ['encrypt']);
    const header = base64url(utf8(JSON.stringify({alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid})));
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const content = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']);
    const sealed = new Uint8Array(await crypto.subtle.encrypt(
        {name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: 128}, content, utf8(JSON.stringify(card))));
    const wrapped = await crypto.subtle.encrypt({name: 'RSA-OAEP'}, publicKey, secret);
    secret.fill(0);
    return [header, base64url(wrapped), base64url(iv), base64url(sealed.slice(0, -16)), base64url(sealed.slice(-16))]
        .join('.');
  }

  function tell(words) {
    error.textContent = words;
    error.hidden = words === '';
  }

  async function handIn() {
    const until = expiryOf(numbered(expiry.value));
    const registrationId = crypto.randomUUID();
    form.elements.jwe.value = await seal({
      jti: crypto.randomUUID(),
      exp: Number(form.dataset.validUntil),
      registrationId,
      number: digitsOf(number.value),
      expiryMonth: until.month,
      expiryYear: until.year,
      securityCode: plain(code.value),
      holder: stripped(holder.value),
    });
    form.elements.registrationId.value = registrationId;
    fields.forEach(field => { field.value = ''; });
    form.submit();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (sealing) {
      return;
    }
    tell('');
    const wrong = fields.filter(field => !check(field));
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    sealing = true;
    submit.disabled = true;
    handIn().catch(() => {
      sealing = false;
      submit.disabled = false;
      tell(texts.notSealed);
    });
  });

  number.addEventListener('input', () => {
    tidyNumber();
    showBrand();
    const digits = digitsOf(number.value);
    const [, , lengths] = brandOf(digits);
    if (number.classList.contains('is-invalid') || digits.length >= lengths[0]) {
      check(number);
    }
  });
  expiry.addEventListener('input', event => {
    tidyExpiry(event.inputType === 'insertText');
    // 08/20 may become 08/2031.
    if (expiry.classList.contains('is-invalid') || /\d\/(?!20$)\d\d$/.test(expiry.value)) {
      check(expiry);
    }
  });
  [code, holder].forEach(field => field.addEventListener('input', () => {
    if (field.classList.contains('is-invalid')) {
      check(field);
    }
  }));
  fields.forEach(field => field.addEventListener('blur', () => {
    if (field.value !== '') {
      check(field);
    }
  }));
  // Back to a page that the browser had kept: what was handed in is history.
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      window.location.reload();
    }
  });

  if (window.crypto && window.crypto.subtle && window.crypto.randomUUID) {
    submit.disabled = false;
  } else {
    tell(texts.cannotSeal);
  }
})();

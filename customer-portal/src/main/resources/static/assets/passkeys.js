// Passkeys: asks the browser for one, and hands its answer to the portal. Forms marked with data-passkey stay hidden
// where the browser knows no passkeys.
(() => {
  'use strict';

  if (!window.PublicKeyCredential) {
    return;
  }

  const bytes = text => {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, char => char.charCodeAt(0));
  };

  const text = buffer => {
    const binary = Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join('');
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };

  const known = list => (list || []).map(each => ({...each, id: bytes(each.id)}));

  const post = async (form, path, body) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-CSRF-TOKEN': form.elements['_csrf'].value},
      body: body ? JSON.stringify(body) : undefined
    });
    if (answer.redirected) {
      window.location.assign(answer.url);
      return null;
    }
    if (!answer.ok) {
      throw new Error(answer.status === 429 ? form.dataset.held : form.dataset.refused);
    }
    return answer.json();
  };

  const envelope = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response
  });

  const add = async form => {
    const options = await post(form, '/webauthn/register/options');
    if (!options) {
      return;
    }
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: {...options.user, id: bytes(options.user.id)},
        excludeCredentials: known(options.excludeCredentials)
      }
    });
    const done = await post(form, '/webauthn/register', {
      publicKey: {
        label: form.elements['label'].value,
        credential: envelope(credential, {
          attestationObject: text(credential.response.attestationObject),
          clientDataJSON: text(credential.response.clientDataJSON),
          transports: credential.response.getTransports ? credential.response.getTransports() : []
        })
      }
    });
    if (done) {
      window.location.assign('/account/passkeys?done=passkey-added');
    }
  };

  const signIn = async form => {
    const options = await post(form, '/webauthn/authenticate/options');
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials)
      }
    });
    const done = await post(form, '/login/webauthn', envelope(credential, {
      authenticatorData: text(credential.response.authenticatorData),
      clientDataJSON: text(credential.response.clientDataJSON),
      signature: text(credential.response.signature),
      userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined
    }));
    if (done) {
      window.location.assign(form.dataset.then);
    }
  };

  const tell = (form, problem) => {
    const place = form.querySelector('[data-passkey-problem]');
    place.textContent = problem;
    place.hidden = !problem;
  };

  document.querySelectorAll('form[data-passkey]').forEach(form => {
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const button = form.querySelector('button');
      button.disabled = true;
      tell(form, '');
      try {
        await (form.dataset.passkey === 'add' ? add(form) : signIn(form));
      } catch (problem) {
        const cancelled = problem.name === 'NotAllowedError' || problem.name === 'AbortError';
        const twice = problem.name === 'InvalidStateError';
        tell(form, cancelled ? form.dataset.cancelled
          : twice ? form.dataset.twice
          : problem.message);
      } finally {
        button.disabled = false;
      }
    });
  });
})();

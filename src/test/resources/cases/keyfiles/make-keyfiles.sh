#!/usr/bin/env bash
# Makes the key files of this folder anew, except those that were found in the wild (two-km-first, hangul-password, pbmac1, seed-bag,
# npki-old). Needs OpenSSL 3 with its legacy provider, keytool, pk12util and certutil of NSS; CLASSPATH names the jars of Bouncy Castle.
# Worthless practice keys. index.json says what each file is and what must come of it.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
LEGACY="-provider legacy -provider default"
SIGNS='keyUsage=critical,digitalSignature,nonRepudiation'

authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 9000 -subj '/C=KR/O=Key File Cases/CN=Key File Cases CA' \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
}

# person NAME KEY... : a key and its certificate; EXT says its extensions, DAYS how long
person() {
  local name=$1
  shift
  openssl req -newkey "$@" -nodes -keyout "$name.key" -out "$name.csr" -subj "/C=KR/O=Cases/CN=$name/serialNumber=1234567890"
  printf '%s\n' "basicConstraints=critical,CA:FALSE" "${EXT-$SIGNS}" > "$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -extfile "$name.ext" -days "${DAYS-9000}" -out "$name.crt"
  openssl x509 -in "$name.crt" -outform DER -out "$name.der"
}

# p12 OUT NAME OPTIONS... : as OpenSSL writes it, protected as the options say
p12() {
  local out=$1 name=$2
  shift 2
  openssl pkcs12 -export -inkey "$name.key" -in "$name.crt" -certfile ca.crt -out "$here/$out" -passout "pass:${PASSWORD-practice}" "$@"
}

# pair FOLDER NAME OPTIONS... : signCert.der and signPri.key
pair() {
  local out=$here/$1 name=$2
  shift 2
  mkdir -p "$out"
  cp "$name.der" "$out/signCert.der"
  openssl pkcs8 -topk8 -in "$name.key" -outform DER -out "$out/signPri.key" -passout "pass:${PASSWORD-practice}" "$@"
}

authority
person rsa rsa:2048
person ec ec -pkeyopt ec_paramgen_curve:P-256
EXT=keyUsage=critical,keyEncipherment person km rsa:2048
EXT=subjectKeyIdentifier=hash person usageless rsa:2048
person weak rsa:1024
person p384 ec -pkeyopt ec_paramgen_curve:P-384
cat rsa.crt ca.crt > chain.pem

# MACs and protections
for mac in sha1 sha224 sha384 sha512; do p12 "mac-$mac.p12" ec -macalg "$mac"; done
p12 aes-128.p12 rsa -keypbe AES-128-CBC -certpbe AES-128-CBC
p12 aes-192.p12 rsa -keypbe AES-192-CBC -certpbe AES-192-CBC
p12 pbes2-3des.p12 ec -keypbe DES-EDE3-CBC -certpbe DES-EDE3-CBC
p12 3des-rc2-40.p12 rsa $LEGACY -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-RC2-40 -macalg sha1 -LMK -name '한빛건설'
p12 rc2-128-2des.p12 rsa $LEGACY -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-RC2-128 -macalg sha1
PASSWORD='한글비밀번호1!' p12 hangul-3des.p12 rsa $LEGACY -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-RC2-40 -macalg sha1
PASSWORD='Pässwörd£' p12 latin1.p12 ec
PASSWORD='' p12 empty-password.p12 ec
p12 unencrypted.p12 rsa -keypbe NONE -certpbe NONE
p12 unencrypted-no-mac.p12 rsa -keypbe NONE -certpbe NONE -nomac
p12 no-mac.p12 rsa -nomac
p12 many-rounds.p12 ec -iter 200000
p12 unknown-cipher.p12 ec -keypbe CAMELLIA-256-CBC
p12 unknown-scheme.p12 rsa $LEGACY -keypbe PBE-SHA1-RC4-128

# which key, which certificate
openssl pkcs12 -export -nokeys -in rsa.crt -certfile ca.crt -out "$here/no-key.p12" -passout pass:practice
openssl pkcs12 -export -nocerts -inkey rsa.key -in rsa.crt -out "$here/no-certificate.p12" -passout pass:practice
p12 only-encryption.p12 km
p12 no-usage.p12 usageless
p12 weak-rsa.p12 weak
p12 p-384.p12 p384
# a certificate of the same name but of another key lies beside the right one
EXT=$SIGNS person rsa-other rsa:2048
openssl pkcs12 -export -inkey rsa.key -in rsa.crt -certfile rsa-other.crt -out "$here/stranger-beside.p12" -passout pass:practice

# the JDK
keytool -genkeypair -alias old -keyalg RSA -keysize 2048 -dname 'CN=old,O=Cases,C=KR' -startdate 2020/01/01 -validity 365 -ext KeyUsage=digitalSignature \
  -storetype PKCS12 -keystore "$here/expired.p12" -storepass practice
keytool -genkeypair -alias coming -keyalg RSA -keysize 2048 -dname 'CN=coming,O=Cases,C=KR' -startdate 2040/01/01 -validity 365 -ext KeyUsage=digitalSignature \
  -storetype PKCS12 -keystore "$here/not-yet-valid.p12" -storepass practice
keytool -genkeypair -alias me -keyalg EC -groupname secp256r1 -dname 'CN=jdk,O=Cases,C=KR' -startdate 2026/01/01 -validity 9000 -ext KeyUsage=digitalSignature \
  -storetype PKCS12 -keystore "$here/jdk.p12" -storepass practice
# a renewed certificate beside the expired one, both keys in one file
openssl pkcs12 -in "$here/expired.p12" -passin pass:practice -nodes -out expired.pem
keytool -importkeystore -srckeystore "$here/jdk.p12" -srcstorepass practice -destkeystore "$here/renewed.p12" -deststorepass practice -deststoretype PKCS12
keytool -importkeystore -srckeystore "$here/expired.p12" -srcstorepass practice -destkeystore "$here/renewed.p12" -deststorepass practice -deststoretype PKCS12

# NSS, as Firefox and Thunderbird export: BER with indefinite lengths and octet strings in pieces
nss() {
  local out=$1 name=$2 password=$3
  shift 3
  mkdir nssdb
  certutil -N -d sql:nssdb --empty-password
  PASSWORD=practice openssl pkcs12 -export -inkey "$name.key" -in "$name.crt" -certfile ca.crt -name mine -out in.p12 -passout pass:practice
  pk12util -i in.p12 -d sql:nssdb -W practice
  pk12util -o "$here/$out" -n mine -d sql:nssdb -W "$password" "$@"
  rm -r nssdb in.p12
}
nss nss.p12 rsa practice
nss nss-ec.p12 ec practice -c AES-128-CBC -C AES-128-CBC
nss nss-old.p12 rsa practice -c 'PKCS #12 V2 PBE With SHA-1 And 3KEY Triple DES-CBC' -C 'PKCS #12 V2 PBE With SHA-1 And 40 Bit RC2 CBC'
nss nss-hangul.p12 rsa '한글비밀번호1!'

# Korean pairs; those under KISA's own schemes and those with the random number R are Bouncy Castle's work
for prf in SHA1 SHA256 SHA512; do pair "npki-pbes2-${prf,,}" rsa $LEGACY -v2 seed-cbc -v2prf "hmacWith$prf"; done
pair npki-aes rsa -v2 aes-256-cbc
pair npki-other-certificate rsa $LEGACY -v2 seed-cbc
cp rsa-other.der "$here/npki-other-certificate/signCert.der"
for one in rsa ec; do openssl pkcs8 -topk8 -nocrypt -in "$one.key" -outform DER -out "$one.pkcs8"; done
openssl x509 -in ca.crt -outform DER -out ca.der
java "$here/MakeKeyFiles.java" "$work" "$here"

# not key files at all, and hostile ones that only a reader without bounds would open
printf 'not a key file\n' > "$here/text.p12"
head -c 700 "$here/aes-128.p12" > "$here/cut-off.p12"
: > "$here/empty.p12"

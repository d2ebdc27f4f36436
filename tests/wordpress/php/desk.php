<?php
/**
 * The editors' desk: edits the site as told, one JSON object a line in, one a line out.
 *
 * Each line holds `task` and its arguments; the answer is `{"ok": …}` or `{"error": "…"}`.
 */

$_SERVER['HTTP_HOST']       = 'localhost';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

ob_start(); // Standard output is for answers alone.
require dirname( __DIR__ ) . '/www/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
kses_remove_filters(); // Newsrooms paste frames and scripts; administrators may.

class Refused extends Exception {}

function in_zone( string $iso, DateTimeZone $zone ): string {
	return ( new DateTimeImmutable( $iso ) )->setTimezone( $zone )->format( 'Y-m-d H:i:s' );
}

/** When the post being saved was modified; WordPress itself always takes the present. */
$modified = null;
add_filter(
	'wp_insert_post_data',
	function ( $row ) use ( &$modified ) {
		return ! $modified ? $row : array(
			'post_modified'     => in_zone( $modified, wp_timezone() ),
			'post_modified_gmt' => in_zone( $modified, new DateTimeZone( 'UTC' ) ),
		) + $row;
	}
);

function describe( WP_Post $post ): array {
	$url = get_permalink( $post );
	return array(
		'id'       => $post->ID,
		'slug'     => $post->post_name,
		'status'   => $post->post_status,
		'url'      => $url,
		'path'     => substr( $url, strlen( home_url() ) ),
		'date'     => get_post_time( 'c', false, $post ),
		'modified' => get_post_modified_time( 'c', false, $post ),
	);
}

function find( string $ref ): WP_Post {
	$id = ctype_digit( $ref ) ? (int) $ref : 0;
	if ( ! $id ) {
		$slug  = basename( rtrim( (string) parse_url( $ref, PHP_URL_PATH ), '/' ), '.html' );
		$found = get_posts(
			array( 'name' => $slug, 'post_status' => 'any', 'numberposts' => 1, 'suppress_filters' => true )
		);
		$id    = $found ? $found[0]->ID : 0;
	}
	$post = $id ? get_post( $id ) : null;
	if ( ! $post ) {
		throw new Refused( "no post $ref" );
	}
	return $post;
}

/** Return the numbers of the last sections of `$paths`, making what is not there yet. */
function sections( array $paths ): array {
	$ids = array();
	foreach ( $paths as $path ) {
		$parent = 0;
		foreach ( $path as $step ) {
			list( $name, $slug ) = explode( '=', $step ) + array( 1 => '' );
			$known               = term_exists( $slug ? $slug : $name, 'category', $parent );
			$made                = $known ? $known : wp_insert_term( $name, 'category', compact( 'slug', 'parent' ) );
			$parent              = (int) $made['term_id'];
		}
		$ids[] = $parent;
	}
	return $ids;
}

function account( string $name ): int {
	$login = sanitize_title( $name );
	$user  = get_user_by( 'login', $login );
	return $user ? $user->ID : wp_insert_user(
		array( 'user_login' => $login, 'user_pass' => wp_generate_password(), 'display_name' => $name, 'role' => 'author' )
	);
}

/** Return the number of the media entry of `$image`, making it where it is new. */
function attachment( array $image, int $parent ): int {
	$known = get_posts(
		array( 'post_type' => 'attachment', 'meta_key' => '_wp_attached_file', 'meta_value' => $image['file'], 'fields' => 'ids' )
	);
	if ( $known ) {
		return $known[0];
	}
	$id = wp_insert_attachment(
		array(
			'post_title'     => pathinfo( $image['file'], PATHINFO_FILENAME ),
			'post_excerpt'   => $image['caption'] ?? '',
			'post_mime_type' => 'image/jpeg',
			'guid'           => content_url( 'uploads/' . $image['file'] ),
		),
		$image['file'],
		$parent
	);
	update_post_meta( $id, '_wp_attachment_image_alt', $image['alt'] ?? '' );
	wp_update_attachment_metadata(
		$id,
		array(
			'file'   => $image['file'],
			'width'  => $image['width'] ?? 600,
			'height' => $image['height'] ?? 400,
			'sizes'  => array(),
		)
	);
	return $id;
}

/** Save `$post`, which has the keys of `WordPress.add`, as a new post or over `$old`. */
function save( array $post, ?WP_Post $old = null ): WP_Post {
	global $modified;
	$row = $old ? array( 'ID' => $old->ID ) : array( 'post_status' => 'publish', 'comment_status' => 'open' );
	foreach (
		array(
			'title'    => 'post_title',
			'slug'     => 'post_name',
			'status'   => 'post_status',
			'password' => 'post_password',
			'excerpt'  => 'post_excerpt',
			'body'     => 'post_content',
		) as $key => $column
	) {
		if ( isset( $post[ $key ] ) ) {
			$row[ $column ] = $post[ $key ];
		}
	}
	if ( isset( $post['append'] ) ) {
		$row['post_content'] = ( $row['post_content'] ?? $old->post_content ) . $post['append'];
	}
	if ( isset( $post['account'] ) ) {
		$row['post_author'] = account( $post['account'] );
	}
	if ( isset( $post['sections'] ) ) {
		$row['post_category'] = sections( $post['sections'] );
	}
	$numbers = array();
	foreach ( $post['images'] ?? array() as $place => $image ) {
		$numbers[ '{{id:' . ( $place + 1 ) . '}}' ] = (string) attachment( $image, 0 );
	}
	if ( isset( $row['post_content'] ) ) {
		$row['post_content'] = strtr( $row['post_content'], array( '{{home}}' => home_url() ) + $numbers );
	}
	if ( isset( $post['date'] ) ) {
		$row['post_date']     = in_zone( $post['date'], wp_timezone() );
		$row['post_date_gmt'] = in_zone( $post['date'], new DateTimeZone( 'UTC' ) );
		$row['edit_date']     = true;
	}
	$modified = $post['modified'] ?? ( $old ? null : $post['date'] ?? null );
	// An empty body is a thing that happens; WordPress refuses it unless told otherwise.
	add_filter( 'wp_insert_post_empty_content', '__return_false' );
	$id = $old ? wp_update_post( wp_slash( $row ), true ) : wp_insert_post( wp_slash( $row ), true );
	if ( is_wp_error( $id ) ) {
		throw new Refused( $id->get_error_message() );
	}
	if ( isset( $post['tags'] ) ) {
		wp_set_object_terms( $id, $post['tags'], 'post_tag' ); // As an array: a tag may hold commas.
	}
	if ( isset( $post['featured'] ) ) {
		set_post_thumbnail( $id, attachment( $post['featured'], $id ) );
	}
	if ( isset( $post['sticky'] ) ) {
		$post['sticky'] ? stick_post( $id ) : unstick_post( $id );
	}
	foreach ( $post['comments'] ?? array() as $comment ) {
		wp_insert_comment(
			wp_slash(
				array(
					'comment_post_ID'  => $id,
					'comment_author'   => $comment['author'],
					'comment_content'  => $comment['text'],
					'comment_approved' => 1,
					'comment_date'     => in_zone( $comment['date'], wp_timezone() ),
					'comment_date_gmt' => in_zone( $comment['date'], new DateTimeZone( 'UTC' ) ),
				)
			)
		);
	}
	clean_post_cache( $id );
	return get_post( $id );
}

$tasks = array(
	'add'       => function ( $asked ) {
		wp_defer_term_counting( true );
		$saved = array_map( fn( $post ) => describe( save( $post ) ), $asked['posts'] );
		wp_defer_term_counting( false );
		return $saved;
	},
	'update'    => fn( $asked ) => describe( save( $asked['post'], find( $asked['ref'] ) ) ),
	'delete'    => fn( $asked ) => (bool) wp_delete_post( find( $asked['ref'] )->ID, ! $asked['trash'] ),
	'list'      => fn() => array_map( 'describe', get_posts( array( 'post_status' => 'any', 'numberposts' => -1 ) ) ),
	'theme'     => function ( $asked ) {
		if ( ! wp_get_theme( $asked['name'] )->exists() ) {
			throw new Refused( "no theme {$asked['name']}" );
		}
		switch_theme( $asked['name'] );
	},
	'permalink' => function ( $asked ) {
		global $wp_rewrite;
		$wp_rewrite->set_permalink_structure( $asked['structure'] );
		flush_rewrite_rules( false );
	},
	'switch'    => fn( $asked ) => update_option( 'switch_' . $asked['name'], $asked['value'] ),
);

while ( false !== ( $line = fgets( STDIN ) ) ) {
	$asked = json_decode( $line, true );
	try {
		$answer = array( 'ok' => $tasks[ $asked['task'] ]( $asked ) );
	} catch ( Refused $refusal ) {
		$answer = array( 'error' => $refusal->getMessage() );
	}
	ob_clean();
	fwrite( STDOUT, json_encode( $answer, JSON_THROW_ON_ERROR ) . "\n" );
}

<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" <?php language_attributes(); ?>>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=<?php bloginfo( 'charset' ); ?>" />
<title><?php wp_title( '-', true, 'right' ); bloginfo( 'name' ); ?></title>
<link rel="stylesheet" type="text/css" href="<?php bloginfo( 'stylesheet_url' ); ?>" />
<link rel="alternate" type="application/rss+xml" href="<?php bloginfo( 'rss2_url' ); ?>" />
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<div id="khung">
	<div id="dau-trang">
		<div class="hom-nay"><?php echo tinbao_date( current_datetime(), false ); ?> <span id="gio"><?php echo current_time( 'H:i' ); ?> (GMT+7)</span></div>
		<h2 class="ten-bao"><a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php bloginfo( 'name' ); ?></a></h2>
		<p class="khau-hieu"><?php bloginfo( 'description' ); ?></p>
		<ul id="thuc-don">
			<li><a href="<?php echo esc_url( home_url( '/' ) ); ?>">Trang chủ</a></li>
			<?php wp_list_categories( array( 'title_li' => '', 'depth' => 2, 'orderby' => 'ID' ) ); ?>
		</ul>
		<form action="<?php echo esc_url( home_url( '/' ) ); ?>" method="get"><input name="s" value="Từ khóa tìm kiếm..." /></form>
	</div>
	<div id="cot-chinh">
